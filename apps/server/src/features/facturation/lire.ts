import type { FacturationT, LigneLueT, SansLigneLueT } from '@orapont/contract/facturation';
import type { DateCivile } from '@orapont/domain/dates';
import { jourParis } from '@orapont/domain/dates';
import { LIBELLES_MOTIF_SANS_LIGNE } from '@orapont/domain/facturation/droit';
import type { LigneFacturation } from '@orapont/domain/facturation/ligne';
import { LIBELLES_MODE_SESAM } from '@orapont/domain/facturation/sesam';
import { TARIFS } from '@orapont/domain/facturation/tarifs';
import { LIBELLES_NATURE, type NatureActe } from '@orapont/domain/teleexpertise/circuit';
import type { Tx } from '../../kernel/bd.ts';
import { appelant, type SessionSoin } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { deciderTout } from './calculer.ts';
import { Adri, Complement, completer } from './completer.ts';
import type { Decidee } from './decider.ts';
import {
  demandesSansLigne,
  type Etendue,
  lignesDuMois,
  type Mois,
  moisConnus,
  type RangeeLigne,
  type RangeeSuivi,
  refusDuMois,
  repondusSansLigne,
  suivis,
} from './ligne-repository.ts';
import type { DepsFacturation } from './ports.ts';

/** A praticien sees his own lines; the secretariat of an organisation prepares everyone's. */
export const etendueDe = ({ roles, professionnelId, rpps }: SessionSoin): Etendue => ({
  praticien: roles.includes('secretariat') ? null : { professionnelId, rpps },
});

/**
 * Billing of a month: the lines, what gives none and why, and the prices with their texts.
 *
 * @rule TE-06, TE-12, TE-13, TE-14
 */
export async function lireMois(
  deps: DepsFacturation,
  session: SessionSoin,
  demande: string | undefined,
): Promise<FacturationT> {
  const { organisationId, compteId, nom } = session;
  const mois = demande ?? jourParis(deps.maintenant().toISOString()).slice(0, 7);
  const bornes = bornesDe(mois);
  const etendue = etendueDe(session);
  return deps.bd.organisation(appelant(session), async (tx) => {
    const lignes = await lignesLues(tx, bornes, etendue);
    const sansLigne = await lireSansLigne(tx, deps, bornes, etendue, organisationId);
    const connus = new Set([mois, ...(await moisConnus(tx, etendue))]);
    await tracer(tx, { organisationId, compteId, chaine: 'ACCES', action: 'FACTURATION_LUE', acteur: nom });
    return {
      mois,
      moisConnus: [...connus].toSorted((a, b) => b.localeCompare(a)),
      lignes: lignes.map(({ lue }) => lue),
      sansLigne,
      totaux: totaux(lignes.map(({ lue }) => lue)),
      tarifs: tarifsAu(bornes.jusque, deps.tarifsAVerifier),
    };
  });
}

export function bornesDe(mois: string): Mois {
  const [annee = 0, numero = 0] = mois.split('-').map(Number);
  const suivant = numero === 12 ? `${annee + 1}-01` : `${annee}-${String(numero + 1).padStart(2, '0')}`;
  return { du: `${mois}-01` as DateCivile, jusque: `${suivant}-01` as DateCivile };
}

type Completee = { readonly lue: LigneLueT; readonly ligne: LigneFacturation };

export async function lignesLues(tx: Tx, bornes: Mois, etendue: Etendue): Promise<Completee[]> {
  const rangees = await lignesDuMois(tx, bornes, etendue);
  const faits = await suivis(
    tx,
    rangees.map(({ id }) => id),
  );
  return rangees.map((rangee) =>
    enLecture(
      rangee,
      faits.filter(({ ligne_id }) => ligne_id === rangee.id),
    ),
  );
}

type Contenu = { readonly ligne: LigneFacturation; readonly praticien: string; readonly quotaPhrase: string };

/** Written by us and never changed since: read as it was written. */
function enLecture(rangee: RangeeLigne, faits: readonly RangeeSuivi[]): Completee {
  const { praticien, quotaPhrase, ...contenu } = rangee.contenu as Contenu;
  const dernier = (type: string) => faits.find((fait) => fait.type === type);
  const adri = dernier('ADRI');
  const complement = dernier('COMPLEMENT');
  const appel = adri && Adri.parse(adri.contenu);
  const ligne = completer(contenu.ligne, complement && Complement.parse(complement.contenu), appel);
  const { patient, requerant, indexQuota, tarif, aCompleter, code, zone, dateActe, mode } = ligne;
  const lue: LigneLueT = {
    id: rangee.id,
    acteId: rangee.acte_id,
    code,
    dateActe,
    zone,
    praticien,
    patient: {
      nom: patient.nom,
      prenom: patient.prenom,
      nir: patient.nir ?? null,
      ayantDroit: patient.ayantDroit,
      dateNaissance: patient.dateNaissance ?? null,
      rangGemellaire: patient.rangGemellaire ?? null,
    },
    facturable: rangee.facturable,
    quotaPhrase,
    indexQuota: indexQuota ?? null,
    centimes: rangee.centimes,
    tarif: { source: tarif.source, statut: tarif.statut },
    factureParRpps: ligne.factureParRpps,
    executeParRpps: ligne.executeParRpps,
    requisRpps: ligne.requisRpps,
    requerant: requerant ?? null,
    mode,
    modeLibelle: LIBELLES_MODE_SESAM[mode],
    adri: {
      fait: appel !== undefined,
      le: appel?.le ?? null,
      resultat: appel?.resultat ?? '',
      par: adri?.par_nom ?? '',
    },
    aCompleter: [...aCompleter],
  };
  return { lue, ligne };
}

async function lireSansLigne(
  tx: Tx,
  deps: DepsFacturation,
  bornes: Mois,
  etendue: Etendue,
  organisationId: string,
): Promise<SansLigneLueT[]> {
  const repondus = await repondusSansLigne(tx, bornes, etendue);
  const demandes = await demandesSansLigne(tx, bornes, etendue);
  const attendus: readonly (readonly [string, Decidee['code']])[] = [
    ...repondus.map((id) => [id, 'TE2'] as const),
    ...demandes.map((id) => [id, 'RQD'] as const),
  ];
  const lues: SansLigneLueT[] = [];
  for (const [acteId, code] of attendus) {
    const decidee = (await deciderTout(tx, deps, acteId)).find((d) => d.code === code);
    if (!decidee) continue;
    // What stood in the way is gone (a status corrected in the directory): the line is computed now.
    if (decidee.decision.accord)
      await deps.travaux.enfiler(tx, 'facturation.calculer', { organisationId, acteId });
    lues.push(sansLigne(decidee));
  }
  const refus = await refusDuMois(tx, bornes, etendue);
  return [...lues, ...refus.map(refusLu)].toSorted((a, b) => b.date.localeCompare(a.date));
}

function sansLigne({ acteId, jour, praticien, demande, decision }: Decidee): SansLigneLueT {
  const { nomUtilise, nomNaissance, prenomUtilise, prenoms } = demande.patient;
  const motifs = decision.accord ? [] : decision.motifs;
  return {
    acteId,
    date: jour,
    praticien,
    patient:
      `${(nomUtilise ?? nomNaissance).toLocaleUpperCase('fr')} ${prenomUtilise ?? prenoms[0] ?? ''}`.trim(),
    nature: LIBELLES_NATURE[demande.nature],
    motifs: decision.accord
      ? [{ code: 'EN_CALCUL', phrase: 'La ligne se calcule en ce moment : rechargez dans un instant' }]
      : motifs.map((code) => ({ code, phrase: LIBELLES_MOTIF_SANS_LIGNE[code] })),
    enAttente: decision.accord || motifs.some((motif) => MOTIFS_PASSAGERS.has(motif)),
  };
}

/** Motives that someone, or the operator, may still lift. */
const MOTIFS_PASSAGERS: ReadonlySet<string> = new Set(['COMPTE_RENDU_NON_ACCEPTE', 'TITULAIRE_INCONNU']);

const refusLu = (refus: Awaited<ReturnType<typeof refusDuMois>>[number]): SansLigneLueT => ({
  acteId: refus.id,
  date: refus.jour,
  praticien: `${refus.prenom} ${refus.nom}`.trim(),
  // Nobody is named on this side once a request is refused (docs/decisions/0011).
  patient: `Demande ${refus.numero}`,
  nature: LIBELLES_NATURE[refus.nature as NatureActe],
  motifs: [{ code: 'AVIS_NON_RENDU', phrase: LIBELLES_MOTIF_SANS_LIGNE.AVIS_NON_RENDU }],
  enAttente: false,
});

const totaux = (lignes: readonly LigneLueT[]): FacturationT['totaux'] => ({
  actes: lignes.length,
  factures: lignes.filter(({ facturable }) => facturable).length,
  centimes: lignes.reduce((somme, { centimes }) => somme + centimes, 0),
  adriAFaire: lignes.filter(({ facturable, adri }) => facturable && !adri.fait).length,
  aCompleter: lignes.filter(({ aCompleter }) => aCompleter.length > 0).length,
});

function tarifsAu(jusque: DateCivile, aVerifier: boolean): FacturationT['tarifs'] {
  const connus = TARIFS.filter(({ du }) => du < jusque);
  return connus.map(({ code, zone, montant, du, statut, source }) => ({
    code,
    zone,
    centimes: montant,
    du,
    statut,
    source,
    applique:
      (statut === 'EN_VIGUEUR' || aVerifier) &&
      !connus.some(
        (autre) =>
          autre.code === code &&
          autre.zone === zone &&
          autre.du > du &&
          (autre.statut === 'EN_VIGUEUR' || aVerifier),
      ),
  }));
}
