const inFlight = new Map<string, Promise<string>>();

/** What another server says of a url; who asks at the same time gets the same answer. */
export function ask(url: string): Promise<string> {
  const known = inFlight.get(url);
  if (known) return known;
  const answer = fetch(url).then(response => response.text()).finally(() => inFlight.delete(url));
  inFlight.set(url, answer);
  return answer;
}
