import { CompteRenduReference } from '@orapont/contract/compte-rendu';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { type EtatActe, enRetard, peutExpirer } from '@orapont/domain/teleexpertise/etat';
import { reponseRecueAClore } from '@orapont/domain/teleexpertise/remise';
import type { Tx } from '../../../kernel/bd.ts';
import { avancer } from '../acte-repository.ts';
import { recueDe } from '../demande-recue/recue.ts';
import { fermerPartages, type LigneActe, noterEvenement, verrouillerActe } from './demande-repository.ts';
import type { DepsDemande } from './deps.ts';
import { poster } from './envoi-repository.ts';
import { courrielDe } from './faits-repository.ts';
import { actesEnRetard, marquerRetard } from './synchroniser-repository.ts';

type Deps = Pick<DepsDemande, 'bd' | 'travaux' | 'maintenant'>;

/**
 * Late acts are told once to both sides; an act that nobody answered lapses thirty days after that. Who asked by mail is told both by
 * mail. An answer that came by mail closes its act in a fortnight: its deliveries are its requis's.
 */
export async function surveiller(deps: Deps): Promise<void> {
  const actes = await deps.bd.administration(undefined, actesEnRetard);
  for (const { organisationId, acteId } of actes)
    await deps.bd.organisation({ organisationId }, (tx) => traiter(tx, deps, acteId));
}

async function traiter(tx: Tx, deps: Deps, acteId: string): Promise<void> {
  const acte = await verrouillerActe(tx, acteId);
  if (!acte?.echeance) return;
  const maintenant = deps.maintenant().toISOString();
  if (aClore(acte, maintenant)) return clore(tx, deps, acte, maintenant);
  const etat = acte.etat as EtatActe;
  if (acte.escalade_le === null && enRetard(etat, acte.echeance, maintenant))
    return signaler(tx, deps, acte, maintenant);
  const expire = peutExpirer(
    {
      nature: acte.nature as NatureActe,
      etat,
      echeance: acte.echeance,
      ...(acte.escalade_le ? { escaladeeLe: acte.escalade_le } : {}),
    },
    maintenant,
  );
  if (expire) await expirer(tx, deps, acte, maintenant);
}

function aClore({ etat, compte_rendu, modifie_le }: LigneActe, maintenant: string): boolean {
  const reference = CompteRenduReference.safeParse(compte_rendu).data;
  return (
    etat === 'AVIS_RENDU' && reference?.courrier !== undefined && reponseRecueAClore(modifie_le, maintenant)
  );
}

/** @rule TE-11 */
async function clore(tx: Tx, { travaux }: Deps, acte: LigneActe, le: string): Promise<void> {
  const { organisation_id: organisationId, id: acteId } = acte;
  const pas = { organisationId, acteId, acteur: 'SYSTEME', compteId: undefined, nom: 'Orapont' } as const;
  await avancer(tx, travaux, { ...pas, evenement: 'CLOTURER' }, { clos_le: le });
}

async function signaler(tx: Tx, { travaux }: Deps, acte: LigneActe, le: string): Promise<void> {
  if (!(await marquerRetard(tx, acte, le))) return;
  const organisationId = acte.organisation_id;
  await noterEvenement(tx, {
    organisationId,
    acteId: acte.id,
    type: 'RETARD',
    nom: '',
    details: { version: acte.version + 1, acteur: 'SYSTEME' },
  });
  for (const professionnelId of [acte.requis_id, acte.requerant_id])
    if (professionnelId)
      await poster(tx, travaux, {
        organisationId,
        acteId: acte.id,
        canal: 'COURRIEL',
        type: 'NOTIF_RETARD',
        destinataire: await courrielDe(tx, professionnelId),
      });
  await ecrire(tx, travaux, acte, 'RETARD');
  await travaux.enfiler(tx, 'acte.synchroniser', { organisationId, acteId: acte.id });
}

async function ecrire(
  tx: Tx,
  travaux: Deps['travaux'],
  acte: LigneActe,
  type: 'RETARD' | 'EXPIRATION',
): Promise<void> {
  const recue = recueDe(acte);
  if (!recue) return;
  const { organisation_id: organisationId, id: acteId } = acte;
  await poster(tx, travaux, { organisationId, acteId, canal: 'MSSANTE', type, destinataire: recue.adresse });
}

async function expirer(tx: Tx, { travaux }: Deps, acte: LigneActe, le: string): Promise<void> {
  await fermerPartages(tx, acte.id, 'EXPIRATION', le);
  await avancer(
    tx,
    travaux,
    {
      organisationId: acte.organisation_id,
      acteId: acte.id,
      evenement: 'EXPIRER',
      acteur: 'SYSTEME',
      compteId: undefined,
      nom: '',
    },
    { clos_le: le },
  );
  await ecrire(tx, travaux, acte, 'EXPIRATION');
}
