import type { chercherHomonymes } from '@orapont/contract/dossier';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import type { DateCivile } from '@orapont/domain/dates';
import { normaliserNom, type PourHomonymie, sontHomonymes } from '@orapont/domain/identite/nom';
import type { Tx } from '../../kernel/bd.ts';
import { appelant, enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';
import { estEnCours, exigerSur, jourDe, tracerSur } from './acces-dossier.ts';
import { dossiersDuNom, type LigneBrute } from './dossier-repository.ts';
import type { DepsDossier } from './ports.ts';
import { type SejourBrut, sejoursDe } from './sejour-repository.ts';

type Demande = BodyOf<typeof chercherHomonymes>;
type Reponse = ReplyOf<typeof chercherHomonymes>;

export const pourHomonymie = (
  dossier: Pick<LigneBrute, 'nom_naissance' | 'prenoms' | 'date_naissance'>,
): PourHomonymie => ({
  nomNaissance: dossier.nom_naissance,
  premierPrenom: dossier.prenoms[0] ?? '',
  dateNaissance: dossier.date_naissance as DateCivile,
});

/** Records of the organisation that could be this person, with their stays. */
export async function homonymesDe(
  tx: Tx,
  traits: PourHomonymie,
): Promise<readonly { dossier: LigneBrute; sejours: readonly SejourBrut[] }[]> {
  const candidats = await dossiersDuNom(tx, [normaliserNom(traits.nomNaissance)]);
  const semblables = candidats.filter((dossier) => sontHomonymes(traits, pourHomonymie(dossier)));
  const sejours = await sejoursDe(
    tx,
    semblables.map(({ id }) => id),
  );
  return semblables.map((dossier) => ({ dossier, sejours: sejours.get(dossier.id) ?? [] }));
}

/**
 * Who could be the same person, before a record is created. A record of another site is counted and not shown; one whose stays
 * have all ended is shown only when the strict traits typed are exactly its own, so that it can be opened again.
 */
export async function listerHomonymes(
  deps: DepsDossier,
  qui: Session,
  { nomNaissance, prenom, dateNaissance }: Demande,
): Promise<Reponse> {
  const session = enSoin(qui);
  exigerSur(session, 'dossier.creer', session.acteur.sites);
  const jour = jourDe(deps);
  return deps.bd.organisation(appelant(session), async (tx) => {
    const trouves = await homonymesDe(tx, { nomNaissance, premierPrenom: prenom, dateNaissance });
    const ranges = trouves.map((trouve) => ({ ...trouve, place: placer(session, trouve.sejours, jour) }));
    await tracerSur(tx, session, 'RECHERCHE');
    const termines = ranges.filter(
      ({ dossier, place }) => place === 'TERMINE' && memesTraits(dossier, prenom, dateNaissance),
    );
    return {
      visibles: ranges.flatMap(({ dossier, sejours, place }) => {
        const ici = sejours.find((s) => estEnCours(s, jour) && session.acteur.sites.includes(s.siteId));
        return place === 'VISIBLE' && ici
          ? [{ ...citer(dossier), chambre: ici.chambre, siteNom: ici.siteNom }]
          : [];
      }),
      aRouvrir: termines.map(({ dossier, sejours }) => ({
        ...citer(dossier),
        finLe: sejours[0]?.au ?? null,
      })),
      ailleurs: ranges.filter(({ place }) => place !== 'VISIBLE').length - termines.length,
    };
  });
}

const citer = (dossier: LigneBrute) => ({
  id: dossier.id,
  nomNaissance: dossier.nom_naissance,
  prenom: dossier.prenoms[0] ?? '',
  dateNaissance: dossier.date_naissance as DateCivile,
});

function placer({ acteur }: SessionSoin, sejours: readonly SejourBrut[], jour: string) {
  const enCours = sejours.filter((sejour) => estEnCours(sejour, jour));
  if (enCours.some(({ siteId }) => acteur.sites.includes(siteId))) return 'VISIBLE';
  return enCours.length > 0 ? 'AILLEURS' : 'TERMINE';
}

const memesTraits = (dossier: LigneBrute, prenom: string, naissance: string) =>
  dossier.date_naissance === naissance && normaliserNom(dossier.prenoms[0] ?? '') === normaliserNom(prenom);
