import { signer } from '../../features/teleexpertise/compte-rendu/signer.ts';
import { accepter } from '../../features/teleexpertise/lecture/accepter.ts';
import { enregistrer } from '../../features/teleexpertise/lecture/brouillon.ts';
import { demanderComplement } from '../../features/teleexpertise/lecture/complement.ts';
import { trouverBrouillon } from '../../features/teleexpertise/lecture/lecture-repository.ts';
import { refuser } from '../../features/teleexpertise/lecture/refuser.ts';
import { appelant } from '../../kernel/session.ts';
import {
  type Atelier,
  acteDemo,
  aSonHeure,
  attendre,
  avancement,
  cleDe,
  depsA,
  sessionA,
} from './actes-atelier.ts';
import type { ActeDemo, Suite } from './actes-cas.ts';
import { mediaDe } from './actes-images.ts';

const ATTENTE_LETTRE_MS = 15_000;

/** What the requis did with it, each step once. */
export async function repondre(atelier: Atelier, acte: ActeDemo): Promise<void> {
  // The letter of the request is in his box before he answers; one that is kept back does not keep him waiting.
  if (acte.suites.length > 0)
    await attendre(atelier, acte, ({ lettresEnCours }) => lettresEnCours === 0, ATTENTE_LETTRE_MS);
  for (const suite of acte.suites) {
    atelier.arret.throwIfAborted();
    const vu = await avancement(atelier, acte);
    if (!vu?.pas.has(suite.type))
      await aSonHeure(atelier, acte, suite.minutes, () => faire(atelier, acte, suite));
  }
}

async function faire(atelier: Atelier, acte: ActeDemo, suite: Suite): Promise<void> {
  const id = acteDemo(acte);
  const deps = depsA(atelier, suite.minutes);
  const session = await sessionA(atelier, acte.requis, suite.minutes);
  const cle = cleDe(id, suite.type);
  switch (suite.type) {
    case 'ACCEPTER':
      await accepter(deps, session, id, cle);
      return;
    case 'REFUSER': {
      const { motif, precision } = suite;
      await refuser(deps, session, id, { motif, precision }, cle);
      return;
    }
    case 'DEMANDER_COMPLEMENT': {
      const { motifs, vues, texte } = suite;
      await demanderComplement(deps, session, id, { motifs, vues, zones: [], texte }, cle);
      return;
    }
    case 'RENDRE': {
      const contenu = suite.lecture((fichier) => mediaDe(id, fichier));
      const commence = await deps.bd.organisation(appelant(session), (tx) =>
        trouverBrouillon(tx, id, session.professionnelId),
      );
      const { version } = commence ?? (await enregistrer(deps, session, id, { version: 0, contenu }));
      await signer(deps, session, id, { version }, cle);
    }
  }
}
