import { type FicheT, FicheZ } from '@orapont/contract/dossier-fiche';
import type { DateCivile } from '@orapont/domain/dates';
import { PROFIL_VIERGE } from '@orapont/domain/evaluation/profil-sensoriel';
import type { Cadre } from '@orapont/domain/identite/ins';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../kernel/bd.ts';
import type { Personnes, PersonneTransmise } from '../confluences/ports.ts';
import { insererDossier, insPortee, verrouillerCreations } from './dossier-repository.ts';
import { homonymesDe } from './homonymes.ts';
import { enColonnes } from './lignes.ts';
import { insererSejour } from './sejour-repository.ts';
import { examinerFiche } from './verifier-fiche.ts';

/** The record that a machine's word makes: provisional, without the INS that it told. @rule ID-INS */
function enFiche(personne: PersonneTransmise): FicheT {
  const { nomNaissance, prenoms, nomUtilise, prenomUtilise, dateNaissance, sexe, lieuNaissance } = personne;
  return {
    nomNaissance,
    prenoms: [...prenoms],
    nomUtilise,
    prenomUtilise,
    dateNaissance: dateNaissance as DateCivile,
    sexe,
    lieuNaissanceCog: lieuNaissance,
    ins: { reponseInsi: false, pieceVerifiee: false, attributs: [], matricule: null, oid: null },
    assure: null,
    protection: 'AUCUNE',
    representationPersonne: false,
    apteAExprimer: true,
    profilSensoriel: PROFIL_VIERGE,
    oppositionMes: null,
    decesLe: null,
    identifiantExterne: null,
  };
}

/** What keeps these traits from being written, by field. */
function examinerTransmise(
  personne: PersonneTransmise,
  jour: DateCivile,
  cadre: Cadre,
): Readonly<Record<string, string>> {
  const forme = FicheZ.safeParse(enFiche(personne));
  if (!forme.success)
    return Object.fromEntries(forme.error.issues.map(({ path, message }) => [path.join('.'), message]));
  return examinerFiche(forme.data, jour, cadre).champs;
}

async function inscrireTransmise(
  tx: Tx,
  ou: {
    readonly organisationId: string;
    readonly siteId: string;
    readonly id: string;
    readonly du: DateCivile;
  },
  personne: PersonneTransmise,
): Promise<void> {
  const { organisationId, siteId, id, du } = ou;
  await insererDossier(tx, { ...enColonnes(enFiche(personne)), organisation_id: organisationId, id });
  await insererSejour(tx, {
    organisation_id: organisationId,
    id: uuidv7(),
    dossier_id: id,
    site_id: siteId,
    du,
  });
}

type Reconnaitre = (
  tx: Tx,
  personne: PersonneTransmise,
) => Promise<{ readonly certaine: string | undefined; readonly possible: boolean }>;

/**
 * Records, as far as other software touches them: it finds someone for certain, or makes a provisional record when nobody here could be
 * that person.
 *
 * @rule ID-INS
 */
export const personnesTransmises = (cadre: Cadre, reconnaitre: Reconnaitre): Personnes => ({
  attendreSonTour: verrouillerCreations,
  async chercher(tx, personne) {
    const { certaine, possible } = await reconnaitre(tx, personne);
    if (certaine !== undefined) return { genre: 'RECONNUE', dossierId: certaine };
    const { nomNaissance, prenoms, dateNaissance, ins } = personne;
    const homonymes = await homonymesDe(tx, {
      nomNaissance,
      premierPrenom: prenoms[0] ?? '',
      dateNaissance: dateNaissance as DateCivile,
    });
    const doute = possible || homonymes.length > 0 || (ins !== null && (await insPortee(tx, ins.matricule)));
    return { genre: doute ? 'DOUTE' : 'INCONNUE' };
  },
  examiner: (personne, jour) => examinerTransmise(personne, jour, cadre),
  inscrire: inscrireTransmise,
});
