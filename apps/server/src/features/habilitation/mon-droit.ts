import type { MonDroitT } from '@orapont/contract/habilitation';
import { type DateCivile, jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { PHRASE_CAPTATION, REGLE_CAPTATION, verifierCaptation } from '@orapont/domain/habilitation/captation';
import { aRappeler, etatDesModules, finDeFormation } from '@orapont/domain/habilitation/droit';
import { LIBELLE_MODULE_FORMATION } from '@orapont/domain/habilitation/formation';
import { libelleProfession } from '@orapont/domain/identite/libelle-profession';
import { estCodeProfession } from '@orapont/domain/identite/professions';
import type { Tx } from '../../kernel/bd.ts';
import { appelant, enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';
import {
  contactsDe,
  type LieuDuPreneur,
  lieuxDuJour,
  lireTitulaire,
  type Titulaire,
  tourneesDuJour,
} from './habilitation-repository.ts';
import type { DepsHabilitation } from './ports.ts';

/**
 * « Mon droit de prendre des images » : where and until when, what is missing, whom to ask.
 *
 * @rule TC-04, TRN-01, ORG-01
 */
export async function lireMonDroit(
  deps: Pick<DepsHabilitation, 'bd' | 'maintenant'>,
  qui: Session,
): Promise<MonDroitT> {
  const session = enSoin(qui);
  const jour = jourParis(deps.maintenant().toISOString());
  return deps.bd.organisation(appelant(session), async (tx) => {
    const titulaire = await lireTitulaire(tx, session.professionnelId);
    if (!titulaire) throw new Erreur('INTROUVABLE');
    return composer(titulaire, jour, {
      lieux: await lieuxOuverts(tx, session, jour),
      tournees: await tourneesDuJour(tx, jour),
      contacts: await contacts(tx, session, jour),
    });
  });
}

/** Those that this session opens: a role at one site never works at another. */
async function lieuxOuverts(tx: Tx, session: SessionSoin, jour: DateCivile) {
  const lieux = await lieuxDuJour(tx, session, jour);
  return lieux.filter(({ siteId }) => session.acteur.sites.includes(siteId));
}

type Entourage = {
  readonly lieux: readonly LieuDuPreneur[];
  readonly tournees: ReadonlySet<string>;
  readonly contacts: MonDroitT['contacts'];
};

function composer(
  titulaire: Titulaire,
  jour: DateCivile,
  { lieux, tournees, contacts: aQui }: Entourage,
): MonDroitT {
  const { profession, attestations } = titulaire;
  const metier = verifierCaptation({
    profession,
    attestations,
    jour,
    modalite: 'LUMIERE_BLANCHE',
    moyen: 'PRISE',
  });
  const motifs = [
    ...(metier.accord ? [] : metier.motifs),
    ...(lieux.length === 0 ? (['HORS_SITE_DU_JOUR'] as const) : []),
  ];
  const jusquAu = finDeFormation({ profession, attestations, jour });
  return {
    jour,
    lieux: lieux.map(({ siteId, siteNom, au }) => ({
      siteId,
      siteNom,
      jusquAu: au,
      tournee: tournees.has(siteId),
    })),
    profession: {
      libelle: libelleProfession(titulaire),
      habilitee: REGLE_CAPTATION.professionsHabilitees.includes(profession),
      dispensee: REGLE_CAPTATION.professionsDispensees.includes(profession),
    },
    modules: etatDesModules(attestations, jour).map(({ module, ...etat }) => ({
      code: module,
      libelle: LIBELLE_MODULE_FORMATION[module],
      ...etat,
    })),
    accord: motifs.length === 0,
    obstacles: motifs.map((motif) => PHRASE_CAPTATION[motif]),
    jusquAu,
    rappel: aRappeler(jusquAu, jour),
    contacts: aQui,
  };
}

async function contacts(
  tx: Tx,
  { organisationId }: SessionSoin,
  jour: DateCivile,
): Promise<MonDroitT['contacts']> {
  const personnes = await contactsDe(tx, organisationId, jour);
  return personnes.flatMap(({ nom, prenom, profession, civilite }) =>
    estCodeProfession(profession)
      ? [{ nom: `${prenom} ${nom}`.trim(), fonction: libelleProfession({ profession, civilite }) }]
      : [],
  );
}
