import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import { uneFois } from '../../kernel/commande-repository.ts';
import { appelant, type SessionSoin } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { type AdriT, type ComplementT, controlerComplement } from './completer.ts';
import { ajouterSuivi, type RangeeLigne, trouverLigne } from './ligne-repository.ts';
import { etendueDe } from './lire.ts';
import type { DepsFacturation } from './ports.ts';

type Ordre = { readonly ligneId: string; readonly cle: string };
const FAIT = { fait: true } as const;

/**
 * The call to the service of rights was made.
 *
 * @rule TE-18
 * @throws Erreur SAISIE_INVALIDE when the day has not come or is before the act
 */
export async function noterAdri(deps: DepsFacturation, session: SessionSoin, ordre: Ordre, adri: AdriT) {
  const aujourdHui = jourParis(deps.maintenant().toISOString());
  return noter(deps, session, ordre, 'ADRI', adri, (ligne) => {
    if (adri.le > aujourdHui) throw fauteDeDate('Cette date n’est pas encore passée.');
    if (adri.le < ligne.date_acte) throw fauteDeDate('L’appel se fait le jour de l’acte ou après.');
  });
}

const fauteDeDate = (le: string) => new Erreur('SAISIE_INVALIDE', [], { champs: { le } });

/** @rule TE-15, TE-16, TE-17 */
export async function noterComplement(
  deps: DepsFacturation,
  session: SessionSoin,
  ordre: Ordre,
  complement: ComplementT,
) {
  return noter(deps, session, ordre, 'COMPLEMENT', controlerComplement(complement), () => undefined);
}

async function noter(
  { bd }: DepsFacturation,
  session: SessionSoin,
  { ligneId, cle }: Ordre,
  type: 'ADRI' | 'COMPLEMENT',
  contenu: object,
  controler: (ligne: RangeeLigne) => void,
) {
  const { organisationId, compteId, nom } = session;
  return bd.organisation(appelant(session), async (tx) => {
    const ligne = await ligneOuverte(tx, session, ligneId);
    controler(ligne);
    return uneFois(tx, { organisationId, compteId, cle, corps: { ligneId, type, contenu } }, async () => {
      await ajouterSuivi(tx, {
        organisation_id: organisationId,
        ligne_id: ligneId,
        type,
        contenu,
        par_compte: compteId,
        par_nom: nom,
      });
      await tracer(tx, {
        organisationId,
        compteId,
        chaine: 'ACCES',
        action: type === 'ADRI' ? 'FACTURATION_ADRI_NOTE' : 'FACTURATION_COMPLETEE',
        acteur: nom,
        acteId: ligne.acte_id,
        dossierId: ligne.dossier_id,
      });
      return FAIT;
    });
  });
}

/** @throws Erreur INTROUVABLE for a line of someone else */
async function ligneOuverte(tx: Tx, session: SessionSoin, ligneId: string): Promise<RangeeLigne> {
  const ligne = await trouverLigne(tx, ligneId);
  const { praticien } = etendueDe(session);
  const contenu = ligne?.contenu as { readonly ligne?: { readonly factureParRpps?: string } } | undefined;
  const sienne =
    praticien === null ||
    ligne?.professionnel_id === praticien.professionnelId ||
    (praticien.rpps !== null && contenu?.ligne?.factureParRpps === praticien.rpps);
  if (!ligne || !sienne) throw new Erreur('INTROUVABLE');
  return ligne;
}
