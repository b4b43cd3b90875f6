import type { ProblemeT } from '@orapont/contract/communs';

/** A refusal of the server, or a line that broke: always a sentence, a stable code, and errors by field. */
export class ErreurApi extends Error {
  readonly probleme: ProblemeT;

  constructor(probleme: ProblemeT) {
    super(probleme.detail);
    this.name = 'ErreurApi';
    this.probleme = probleme;
  }

  get champs(): Readonly<Record<string, string>> {
    return this.probleme.champs ?? {};
  }
}
