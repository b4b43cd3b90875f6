import type { CandidatRequisT, chercherRequis as contrat } from '@orapont/contract/annuaire';
import type { QueryOf } from '@orapont/contract/route';
import { type DateCivile, jourParis } from '@orapont/domain/dates';
import { libelleProfession } from '@orapont/domain/identite/libelle-profession';
import {
  CHIRURGIEN_DENTISTE,
  type CodeProfession,
  estCodeProfession,
  estCodeSavoirFaire,
  estSpecialisteRequis,
  MEDECIN,
  PROFESSIONS,
  SAVOIR_FAIRE,
} from '@orapont/domain/identite/professions';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import type { Session } from '../../kernel/session.ts';
import {
  type LignePraticien,
  nomsDe,
  praticiensDuJour,
  type Recherche,
  trouverPraticiens,
} from './annuaire-repository.ts';
import type { DepsAdministration } from './ports.ts';

type Deps = Pick<DepsAdministration, 'bd' | 'maintenant'>;
const PAR_PAGE = 50;

/**
 * Practitioners who may be asked for this kind of act, everywhere on the platform, a page at a time. The full verdict, with its ways
 * out, is that of eligibility: here only those whom the text could never admit are left out.
 *
 * @rule TE-02
 */
export async function chercherRequis(
  { bd, maintenant }: Deps,
  session: Session,
  { nature, q, savoirFaire, page }: QueryOf<typeof contrat>,
): Promise<{ requis: CandidatRequisT[]; complet: boolean }> {
  const jour = jourParis(maintenant().toISOString());
  return bd.plateforme(session.compteId, async (tx) => {
    const trouves = await trouverPraticiens(tx, {
      jour,
      q,
      savoirFaire: savoirFaire ?? null,
      page,
      admis: admisPour(nature),
      sauf: session.professionnelId,
      limite: PAR_PAGE,
      libelles: LIBELLES,
    });
    const ids = trouves.slice(0, PAR_PAGE);
    if (ids.length === 0) return { requis: [], complet: true };
    const lignes = await praticiensDuJour(tx, ids, jour);
    const cites = lignes.flatMap(({ remplace_id }) => (remplace_id ? [remplace_id] : []));
    const noms = await nomsDe(tx, [...new Set(cites)]);
    const parPersonne = Map.groupBy(lignes, ({ id }) => id);
    const requis = ids.flatMap((id) => decrire(parPersonne.get(id) ?? [], lignes, noms, jour));
    return { requis, complet: trouves.length <= PAR_PAGE };
  });
}

function decrire(
  lieux: readonly LignePraticien[],
  toutes: readonly LignePraticien[],
  noms: ReadonlyMap<string, string>,
  jour: DateCivile,
): CandidatRequisT[] {
  const [ligne] = lieux;
  if (!ligne) return [];
  const profession = professionDe(ligne.profession);
  const absent = ligne.conge_du !== null && ligne.conge_du <= jour && (ligne.conge_au ?? jour) >= jour;
  const remplace = ligne.remplace_id;
  return [
    {
      id: ligne.id,
      nom: ligne.nom,
      prenom: ligne.prenom,
      profession,
      professionLibelle: libelleProfession({ profession, civilite: ligne.civilite }),
      savoirFaire: ligne.savoir_faire.map((code) => ({ code, libelle: libelleSavoirFaire(code) })),
      conventionne: ligne.conventionne,
      modeExercice: ligne.mode_exercice,
      lieux: lieux.map((lieu) => ({
        organisationId: lieu.organisation_id,
        organisationNom: lieu.organisation,
        siteId: lieu.site_id,
        siteNom: lieu.site,
      })),
      absent,
      absentJusqu: absent ? ligne.conge_au : null,
      remplacants: remplacantsDe(ligne.id, toutes),
      remplace: remplace ? { id: remplace, nom: noms.get(remplace) ?? '' } : null,
      messagerieSecurisee: ligne.bal_mssante !== null,
    },
  ];
}

function remplacantsDe(id: string, toutes: readonly LignePraticien[]) {
  const uniques = new Map(
    toutes
      .filter(({ remplace_id }) => remplace_id === id)
      .map((ligne) => [ligne.id, { id: ligne.id, nom: `${ligne.prenom} ${ligne.nom}`.trim() }]),
  );
  return [...uniques.values()];
}

const professionDe = (code: string): CodeProfession => (estCodeProfession(code) ? code : 'AUTRE');

const libelleSavoirFaire = (code: string) => (estCodeSavoirFaire(code) ? SAVOIR_FAIRE[code] : code);

const LIBELLES: Readonly<Record<string, string>> = {
  ...SAVOIR_FAIRE,
  ...Object.fromEntries(Object.entries(PROFESSIONS).map(([code, { libelle }]) => [code, libelle])),
};

/** Whom the kind of act could never admit is not offered. */
function admisPour(nature: NatureActe | undefined): Recherche['admis'] {
  const dentiste = { profession: CHIRURGIEN_DENTISTE, savoirFaire: null };
  switch (nature) {
    case 'TELEEXPERTISE_ESMS':
    case 'BILAN':
      return [dentiste];
    case 'TELEEXPERTISE_SPECIALISTE':
      return ([CHIRURGIEN_DENTISTE, MEDECIN] as const).map((profession) => ({
        profession,
        savoirFaire: Object.keys(SAVOIR_FAIRE).filter((code) => estSpecialisteRequis(profession, code)),
      }));
    default:
      return [dentiste, { profession: MEDECIN, savoirFaire: null }];
  }
}
