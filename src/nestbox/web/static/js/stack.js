// What tus-js-client sends its requests with: fetch, which a service worker has too, and which gives up a stalled line.

class Answer {
  constructor(response, body) {
    this.response = response;
    this.body = body;
  }

  getStatus = () => this.response.status;
  getHeader = (name) => this.response.headers.get(name) ?? undefined;
  getBody = () => this.body;
  getUnderlyingObject = () => this.response;
}

class Ask {
  headers = {};
  givenUp = new AbortController();

  constructor(method, url, stalled) {
    this.method = method;
    this.url = url;
    this.stalled = stalled;
  }

  getMethod = () => this.method;
  getURL = () => this.url;
  setHeader = (name, value) => (this.headers[name] = value);
  getHeader = (name) => this.headers[name];
  setProgressHandler = () => undefined;
  getUnderlyingObject = () => undefined;
  abort = async () => this.givenUp.abort();

  async send(body) {
    const signal = AbortSignal.any([this.givenUp.signal, AbortSignal.timeout(this.stalled)]);
    const { method, headers } = this;
    const response = await fetch(this.url, { method, headers, body, signal, redirect: "manual" });
    return new Answer(response, await response.text());
  }
}

export class FetchStack {
  constructor(stalled) {
    this.stalled = stalled;
  }

  createRequest = (method, url) => new Ask(method, url, this.stalled);
  getName = () => "FetchStack";
}
