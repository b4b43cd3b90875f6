import type { AppareilT, changerAppareil as contrat } from '@orapont/contract/appareil';
import type { BodyOf } from '@orapont/contract/route';
import { type EtatAppareil, peutEffacer, peutFermer, peutRouvrir } from '@orapont/domain/appareil/vie';
import { Erreur } from '@orapont/domain/erreurs';
import { uneFois } from '../../kernel/commande-repository.ts';
import type { Session } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { parcDe, prendreAppareil } from './acces-appareil.ts';
import { changerAppareil, type GesteEcrit, trouverAppareil } from './appareil-repository.ts';
import { etatDe } from './authentifier-appareil.ts';
import { decrire } from './lister-appareils.ts';
import type { DepsAppareils } from './ports.ts';

type Geste = BodyOf<typeof contrat>['geste'];

const PERMIS = { FERMER: peutFermer, ROUVRIR: peutRouvrir, EFFACER: peutEffacer } as const satisfies Record<
  Geste,
  (etat: EtatAppareil) => boolean
>;

const ACTIONS = {
  FERMER: 'APPAREIL_FERME',
  ROUVRIR: 'APPAREIL_ROUVERT',
  EFFACER: 'APPAREIL_EFFACEMENT_DEMANDE',
} as const satisfies Record<Geste, string>;

/** Closes a device, opens it again, or orders it to erase itself: said to it at its very next call. */
export async function changer(
  deps: DepsAppareils,
  session: Session,
  { id, organisation }: { readonly id: string; readonly organisation?: string | undefined },
  { geste }: BodyOf<typeof contrat>,
  cle: string,
): Promise<AppareilT> {
  const parc = parcDe(session, organisation);
  const { organisationId, compteId, nom } = parc;
  return deps.bd.organisation({ organisationId, compteId }, (tx) =>
    uneFois(tx, { organisationId, compteId, cle, corps: { id, geste } }, async () => {
      const appareil = await prendreAppareil(tx, session, parc, id);
      const maintenant = deps.maintenant();
      if (!PERMIS[geste](await etatDe(tx, appareil, maintenant)))
        throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
      await changerAppareil(tx, id, ecriture(geste, nom, maintenant.toISOString()));
      await tracer(tx, {
        organisationId,
        chaine: 'TECHNIQUE',
        action: ACTIONS[geste],
        acteur: `${nom}, ${appareil.nom}`,
        compteId,
      });
      const change = await trouverAppareil(tx, id);
      const [decrit] = change ? await decrire(tx, deps, [change]) : [];
      if (!decrit) throw new Erreur('INTROUVABLE');
      return decrit;
    }),
  );
}

function ecriture(geste: Geste, par: string, le: string): GesteEcrit {
  if (geste === 'ROUVRIR') return { ferme_le: null, ferme_par_nom: null, vu_le: le };
  const fermeture = { ferme_le: le, ferme_par_nom: par };
  return geste === 'FERMER' ? fermeture : { ...fermeture, effacer_le: le };
}
