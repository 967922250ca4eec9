// The compiler, by require: to import it, Node would read its nine megabytes for the names of exports, half a second at every start.
import compiler = require('typescript');

export = compiler;
