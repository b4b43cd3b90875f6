import type { Role } from '@orapont/contract/route';
import type { DateCivile } from '@orapont/domain/dates';
import { verifierCaptation } from '@orapont/domain/habilitation/captation';
import type { Attestation } from '@orapont/domain/habilitation/formation';
import { type CodeProfession, estProfessionnelDeSante } from '@orapont/domain/identite/professions';
import type { Session } from '../../kernel/session.ts';

/** An affectation that runs today, in an organisation and a site that are open. */
export type AffectationDuJour = {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationNom: string;
  readonly siteId: string;
  readonly siteNom: string;
  readonly roles: readonly Role[];
  readonly employeur: boolean;
};

export type Personne = {
  readonly compteId: string;
  readonly identifiant: string;
  readonly administrateur: boolean;
  readonly professionnel: {
    readonly id: string;
    readonly nom: string;
    readonly prenom: string;
    readonly profession: CodeProfession;
    readonly civilite: string | null;
    readonly rpps: string | null;
  } | null;
  readonly affectations: readonly AffectationDuJour[];
  readonly attestations: readonly Attestation[];
};

type Ouverture = {
  readonly id: string;
  readonly affectationId: string | null;
  readonly signatureJusqu: string | null;
};

/**
 * The rights of a session, from what the directory says today: an affectation that ended yesterday gives nothing, even to a
 * session opened before.
 *
 * @rule DOS-12, TC-04
 * @interpretation Rights are those of the chosen affectation; the other sites of the same organisation open only where the person
 * holds at least the same roles, so that a role at one site never works at another.
 */
export function composerSession(personne: Personne, ouverture: Ouverture, jour: DateCivile): Session {
  const { affectations } = personne;
  const choisie = affectations.find(({ id }) => id === ouverture.affectationId);
  const pareilles = choisie ? affectations.filter((a) => ouvreAussi(a, choisie)) : [];
  const organisationId = choisie?.organisationId ?? null;
  const roles = rolesDe(personne, choisie);
  const metier = metierDe(personne, jour);
  return {
    etape: 'OUVERTE',
    id: ouverture.id,
    compteId: personne.compteId,
    nom: nomDe(personne),
    roles,
    administrateur: personne.administrateur,
    organisationId,
    organisationNom: choisie?.organisationNom ?? '',
    siteId: choisie?.siteId ?? null,
    professionnelId: metier.professionnelId,
    profession: metier.profession,
    rpps: metier.rpps,
    acteur: {
      professionnelId: metier.professionnelId,
      organisationId,
      roles,
      sites: sitesDe(pareilles),
      sitesEmployeurs: sitesDe(pareilles.filter(({ employeur }) => employeur)),
      professionnelDeSante: metier.professionnelDeSante,
      captation: metier.captation,
    },
    signatureJusqu: ouverture.signatureJusqu,
  };
}

const rolesDe = ({ administrateur }: Personne, choisie: AffectationDuJour | undefined): readonly Role[] => [
  ...new Set<Role>([...(choisie?.roles ?? []), ...(administrateur ? ['administrateur' as const] : [])]),
];

/** What the profession gives, wherever the person works. */
function metierDe({ professionnel, attestations }: Personne, jour: DateCivile) {
  if (professionnel === null)
    return {
      professionnelId: null,
      profession: null,
      rpps: null,
      professionnelDeSante: false,
      captation: false,
    };
  const { id, profession, rpps } = professionnel;
  return {
    professionnelId: id,
    profession,
    rpps,
    professionnelDeSante: estProfessionnelDeSante(profession),
    captation: peutPhotographier(profession, attestations, jour),
  };
}

const ouvreAussi = (autre: AffectationDuJour, choisie: AffectationDuJour) =>
  autre.organisationId === choisie.organisationId &&
  choisie.roles.every((role) => autre.roles.includes(role));

const sitesDe = (affectations: readonly AffectationDuJour[]) => [
  ...new Set(affectations.map(({ siteId }) => siteId)),
];

const nomDe = ({ professionnel, identifiant }: Personne) =>
  professionnel ? `${professionnel.prenom} ${professionnel.nom}`.trim() : identifiant;

const peutPhotographier = (
  profession: CodeProfession,
  attestations: readonly Attestation[],
  jour: DateCivile,
) =>
  verifierCaptation({ profession, attestations, modalite: 'LUMIERE_BLANCHE', moyen: 'PRISE', jour }).accord;
