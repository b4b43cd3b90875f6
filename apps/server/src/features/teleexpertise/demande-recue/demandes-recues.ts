import { completer } from './completer.ts';
import type { DepsDemandeRecue } from './deps.ts';
import { consentir } from './noter-consentement.ts';
import type { DemandesRecues } from './ports.ts';
import { preparer } from './prendre-en-charge.ts';
import { proposer } from './proposer.ts';

/** Requests by mail, as « réception » reaches them. */
export const demandesRecues = (deps: DepsDemandeRecue): DemandesRecues => ({
  proposer: (session, recue) => proposer(deps, session, recue),
  preparer: (session, recue, saisie) => preparer(deps, session, recue, saisie),
  completer: (session, recue, texte) => completer(deps, session, recue, texte),
  consentir: (session, recue, saisie) => consentir(deps, session, recue, saisie),
});
