/** The XMLHttpRequest that dicomweb-client wants, over fetch, with the cookie of a session. */
export function xhrAvec(cookie: string): typeof XMLHttpRequest {
  class Requete {
    status = 0;
    readyState = 0;
    response: unknown = null;
    responseType = '';
    statusText = '';
    onreadystatechange: (() => void) | null = null;
    onloadstart: (() => void) | null = null;
    onloadend: (() => void) | null = null;
    onprogress: (() => void) | null = null;
    readonly #entetes: Record<string, string> = {};
    #recus: Headers = new Headers();
    #methode = 'GET';
    #url = '';

    open(methode: string, url: string): void {
      this.#methode = methode;
      this.#url = url;
    }
    setRequestHeader(nom: string, valeur: string): void {
      this.#entetes[nom] = valeur;
    }
    getResponseHeader(nom: string): string | null {
      return this.#recus.get(nom);
    }
    getAllResponseHeaders(): string {
      return [...this.#recus].map(([nom, valeur]) => `${nom}: ${valeur}`).join('\r\n');
    }
    send(corps?: BodyInit): void {
      void this.#envoyer(corps);
    }
    async #envoyer(corps?: BodyInit): Promise<void> {
      const reponse = await fetch(this.#url, {
        method: this.#methode,
        headers: { ...this.#entetes, cookie, origin: new URL(this.#url).origin },
        ...(corps === undefined ? {} : { body: corps }),
      });
      this.#recus = reponse.headers;
      const octets = await reponse.arrayBuffer();
      this.status = reponse.status;
      this.response =
        this.responseType === 'json'
          ? octets.byteLength > 0
            ? JSON.parse(new TextDecoder().decode(octets))
            : null
          : octets;
      this.readyState = 4;
      this.onreadystatechange?.();
      this.onloadend?.();
    }
  }
  return Requete as unknown as typeof XMLHttpRequest;
}
