import { PliCloture } from '@orapont/contract/livraison';
import type { ReplyOf } from '@orapont/contract/route';
import type { LigneTourneeT, listerTournees, ResidentTourneeT, TourneeLueT } from '@orapont/contract/tournee';
import { ajouterJours, type DateCivile, jourParis } from '@orapont/domain/dates';
import { sontHomonymes } from '@orapont/domain/identite/nom';
import { manquants, type PliRecu } from '@orapont/domain/tournee/livraisons';
import { avancement } from '@orapont/domain/tournee/residents';
import type { Tx } from '../../kernel/bd.ts';
import { appelant, type SessionSoin } from '../../kernel/session.ts';
import { noter, ouvrirTournee, peut } from './acces-tournee.ts';
import type { DepsTournees } from './ports.ts';
import {
  comptesDe,
  conflitsOuverts,
  emportsDes,
  type LigneTournee,
  nomsDesPros,
  nomsDesSites,
  plisDeLaTournee,
  residentsLus,
  tourneesDesSites,
} from './tournee-repository.ts';

const PASSE_JOURS = 60;

/** Rounds of the sites where the person works, those to come first. */
export async function lister(
  deps: DepsTournees,
  session: SessionSoin,
): Promise<ReplyOf<typeof listerTournees>> {
  const jour = jourParis(deps.maintenant().toISOString());
  const { sites } = session.acteur;
  return deps.bd.organisation(appelant(session), async (tx) => {
    const tournees = await decrire(tx, await tourneesDesSites(tx, sites, ajouterJours(jour, -PASSE_JOURS)));
    const noms = await nomsDesSites(tx, sites);
    return {
      tournees,
      sites: noms.map((site) => ({ ...site, emporter: peut(session, 'tournee.emporter', site.id) })),
      aVerifier: tournees.reduce((somme, { aVerifier }) => somme + aVerifier, 0),
    };
  });
}

async function decrire(tx: Tx, tournees: readonly LigneTournee[]): Promise<LigneTourneeT[]> {
  const ids = tournees.map(({ id }) => id);
  const sites = new Map(
    (
      await nomsDesSites(
        tx,
        tournees.map(({ site_id }) => site_id),
      )
    ).map((s) => [s.id, s.nom]),
  );
  const requis = await nomsDesPros(
    tx,
    tournees.map(({ requis_id }) => requis_id),
  );
  const residents = await comptesDe(tx, ids);
  const emports = await emportsDes(tx, ids);
  const conflits = await conflitsOuverts(tx, ids);
  return tournees.map((tournee) => ({
    id: tournee.id,
    nom: tournee.nom,
    jour: tournee.jour as DateCivile,
    siteId: tournee.site_id,
    siteNom: sites.get(tournee.site_id) ?? '',
    requisNom: requis.get(tournee.requis_id) ?? '',
    preparePar: tournee.prepare_par_nom,
    avancement: { ...avancement(residents.get(tournee.id) ?? []) },
    emports: (emports.get(tournee.id) ?? []).map((emport) => ({
      id: emport.id,
      appareilId: emport.appareil_id,
      appareilNom: emport.nom,
      par: emport.par_nom,
      le: emport.pris_le,
      expireLe: emport.expire_le,
      renduLe: emport.rendu_le,
    })),
    aVerifier: conflits.get(tournee.id) ?? 0,
    closeLe: tournee.close_le,
  }));
}

/** A round with the names of its residents; their records stay closed. */
export async function lire(deps: DepsTournees, session: SessionSoin, id: string): Promise<TourneeLueT> {
  const jour = jourParis(deps.maintenant().toISOString());
  return deps.bd.organisation(appelant(session), async (tx) => {
    const tournee = await ouvrirTournee(tx, session, id, { verrou: false });
    const [ligne] = await decrire(tx, [tournee]);
    await noter(tx, session, 'LISTE_LUE');
    return {
      ...(ligne as LigneTourneeT),
      version: tournee.version,
      protocole: tournee.protocole,
      requisId: tournee.requis_id,
      requisSiteId: tournee.requis_site_id,
      residents: await decrireResidents(tx, tournee, jour),
      droits: {
        modifier: tournee.close_le === null,
        emporter: tournee.close_le === null && peut(session, 'tournee.emporter', tournee.site_id),
        juger: peutJuger(session, tournee.site_id),
      },
    };
  });
}

const peutJuger = ({ acteur }: SessionSoin, siteId: string): boolean =>
  acteur.professionnelDeSante && acteur.sitesEmployeurs.includes(siteId);

type Lu = Awaited<ReturnType<typeof residentsLus>>[number];

const traits = ({ nom_naissance, prenoms, date_naissance }: Lu) => ({
  nomNaissance: nom_naissance,
  premierPrenom: prenoms[0] ?? '',
  dateNaissance: date_naissance as DateCivile,
});

async function decrireResidents(
  tx: Tx,
  tournee: LigneTournee,
  jour: DateCivile,
): Promise<ResidentTourneeT[]> {
  const residents = await residentsLus(tx, tournee.id, tournee.site_id, jour);
  const plis = Map.groupBy(await plisDeLaTournee(tx, tournee.id), ({ dossier_id }) => dossier_id);
  return residents.map((resident) => ({
    dossierId: resident.dossier_id,
    rang: resident.rang,
    nom: resident.nom_utilise ?? resident.nom_naissance,
    prenom: resident.prenom_utilise ?? resident.prenoms[0] ?? '',
    dateNaissance: resident.date_naissance as DateCivile,
    chambre: resident.chambre ?? '',
    protocole: resident.protocole ?? tournee.protocole,
    motif: resident.motif as ResidentTourneeT['motif'],
    etat: resident.etat as ResidentTourneeT['etat'],
    arret: resident.arret as ResidentTourneeT['arret'],
    revenirLe: resident.revenir_le as DateCivile | null,
    etatLe: resident.etat_le,
    acteId: resident.acte_ouvert,
    acteEtat: resident.acte_etat,
    images: resident.images ?? 0,
    ...ceQuiManque(plis.get(resident.dossier_id) ?? []),
    signalement: resident.signalement,
    jugement: resident.jugement as ResidentTourneeT['jugement'],
    aVerifier: resident.a_verifier ?? 0,
    homonyme: residents.some((autre) => autre !== resident && sontHomonymes(traits(autre), traits(resident))),
    partie: resident.chambre === null || resident.deces_le !== null,
  }));
}

type Pli = Awaited<ReturnType<typeof plisDeLaTournee>>[number];

function enRecu(pli: Pli): PliRecu {
  const commun = {
    id: pli.id,
    appareilId: pli.appareil_id,
    type: pli.type as PliRecu['type'],
    compteur: pli.compteur,
    etat: pli.etat as PliRecu['etat'],
    ...(pli.media_id === null ? {} : { mediaId: pli.media_id }),
  };
  if (pli.type !== 'CLOTURE') return commun;
  const lu = PliCloture.safeParse(JSON.parse(pli.texte));
  return lu.success ? { ...commun, attendus: { plis: lu.data.plis, medias: lu.data.medias } } : commun;
}

/** What the tablets announced and still hold; a closed one delivers it no more, unless it is opened again. */
function ceQuiManque(plis: readonly Pli[]): Pick<ResidentTourneeT, 'attendues' | 'restePerduLe'> {
  const recus = plis.map(enRecu);
  const restes = plis
    .filter(({ type, etat }) => type === 'CLOTURE' && etat === 'EN_ATTENTE')
    .map((pli) => ({ fermeLe: pli.ferme_le, combien: manquants(enRecu(pli), recus) }))
    .filter(({ combien }) => combien > 0);
  return {
    attendues: restes.reduce((somme, { fermeLe, combien }) => somme + (fermeLe === null ? combien : 0), 0),
    restePerduLe:
      restes
        .flatMap(({ fermeLe }) => fermeLe ?? [])
        .toSorted()
        .at(-1) ?? null,
  };
}
