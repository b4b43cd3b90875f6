import type { CorrespondantNationalT, chercherCorrespondant as contrat } from '@orapont/contract/annuaire';
import type { QueryOf, ReplyOf } from '@orapont/contract/route';
import { jourParis } from '@orapont/domain/dates';
import { libelleProfession } from '@orapont/domain/identite/libelle-profession';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { estCodeProfession, estCodeSavoirFaire, SAVOIR_FAIRE } from '@orapont/domain/identite/professions';
import { normaliserRpps, verifierRpps } from '@orapont/domain/identite/rpps';
import type { Session } from '../../kernel/session.ts';
import { joignable } from './boites.ts';
import * as copies from './copie-repository.ts';
import type { DepsAnnuaire } from './deps.ts';
import {
  AnnuaireIndisponible,
  type AnnuaireNational,
  type CriteresNationaux,
  type ProfessionnelNational,
} from './ports.ts';

type Deps = Pick<DepsAnnuaire, 'bd' | 'maintenant' | 'annuaireNational'>;
type Trouves = {
  readonly trouves: readonly ProfessionnelNational[];
  readonly complet: boolean;
  readonly etat: 'A_JOUR' | 'COPIE';
};

/** A number is asked for again after a day. */
const FRAICHEUR_MS = 24 * 3_600_000;

/** Asks the national directory; what was read of it lately stands in when it does not answer. Nothing of a patient is in the question. */
export async function chercherCorrespondant(
  deps: Deps,
  { compteId }: Session,
  { q, profession, savoirFaire, lieu }: QueryOf<typeof contrat>,
): Promise<ReplyOf<typeof contrat>> {
  const { bd, maintenant, annuaireNational } = deps;
  if (!annuaireNational) return { correspondants: [], complet: true, bacASable: false, etat: 'ABSENT' };
  const criteres = { nom: q, profession: profession ?? null, savoirFaire: savoirFaire ?? null, lieu };
  const { trouves, complet, etat } = verifierRpps(q).accord
    ? await parNumero(deps, annuaireNational, compteId, normaliserRpps(q))
    : await parCriteres(deps, annuaireNational, compteId, criteres);
  const enExercice = trouves.filter(({ actif, nom }) => actif && nom !== '');
  const jour = jourParis(maintenant().toISOString());
  const connus = await bd.plateforme(compteId, (tx) =>
    copies.connusPar(
      tx,
      enExercice.map(({ rpps }) => rpps),
      jour,
    ),
  );
  return {
    correspondants: enExercice
      .toSorted((a, b) => `${a.nom} ${a.prenom}`.localeCompare(`${b.nom} ${b.prenom}`, 'fr'))
      .map((trouve) => ({ ...decrire(trouve), connu: connus.get(trouve.rpps)?.slice() ?? null })),
    complet,
    bacASable: annuaireNational.bacASable,
    etat,
  };
}

async function parNumero(
  { bd, maintenant }: Deps,
  annuaire: AnnuaireNational,
  compteId: string,
  rpps: string,
): Promise<Trouves> {
  const instant = maintenant();
  const depuis = new Date(instant.getTime() - FRAICHEUR_MS).toISOString();
  const copie = await bd.plateforme(compteId, (tx) => copies.lireCopie(tx, rpps, depuis));
  if (copie) return { trouves: [copie], complet: true, etat: 'A_JOUR' };
  try {
    const lu = await annuaire.parRpps(rpps);
    const trouves = lu ? [lu] : [];
    await bd.plateforme(compteId, (tx) => copies.garderCopies(tx, trouves, instant.toISOString()));
    return { trouves, complet: true, etat: 'A_JOUR' };
  } catch (cause) {
    if (!(cause instanceof AnnuaireIndisponible)) throw cause;
    const ancienne = await bd.plateforme(compteId, (tx) => copies.lireCopie(tx, rpps, '-infinity'));
    return { trouves: ancienne ? [ancienne] : [], complet: false, etat: 'COPIE' };
  }
}

async function parCriteres(
  { bd, maintenant }: Deps,
  annuaire: AnnuaireNational,
  compteId: string,
  criteres: CriteresNationaux,
): Promise<Trouves> {
  try {
    const { trouves, complet } = await annuaire.chercher(criteres);
    await bd.plateforme(compteId, (tx) => copies.garderCopies(tx, trouves, maintenant().toISOString()));
    return { trouves, complet, etat: 'A_JOUR' };
  } catch (cause) {
    if (!(cause instanceof AnnuaireIndisponible)) throw cause;
    const lues = await bd.plateforme(compteId, (tx) => copies.chercherCopies(tx, criteres.nom));
    return { trouves: lues.filter((copie) => repond(copie, criteres)), complet: false, etat: 'COPIE' };
  }
}

function repond(copie: ProfessionnelNational, { profession, savoirFaire, lieu }: CriteresNationaux): boolean {
  return (
    (profession === null || copie.profession === profession) &&
    (savoirFaire === null || copie.savoirFaire.includes(savoirFaire)) &&
    (lieu === '' ||
      copie.lieux.some(
        ({ codePostal, ville }) =>
          codePostal.startsWith(lieu) || normaliserNom(ville).startsWith(normaliserNom(lieu)),
      ))
  );
}

function decrire(trouve: ProfessionnelNational): Omit<CorrespondantNationalT, 'connu'> {
  const { rpps, nom, prenom, civilite, lieux } = trouve;
  const profession = estCodeProfession(trouve.profession) ? trouve.profession : 'AUTRE';
  return {
    rpps,
    nom,
    prenom,
    professionLibelle: libelleProfession({ profession, civilite }),
    savoirFaire: trouve.savoirFaire
      .filter(estCodeSavoirFaire)
      .map((code) => ({ code, libelle: SAVOIR_FAIRE[code] })),
    lieux: lieux.map((l) => ({ nom: l.nom, codePostal: l.codePostal, ville: l.ville })),
    messagerieSecurisee: joignable(trouve),
  };
}
