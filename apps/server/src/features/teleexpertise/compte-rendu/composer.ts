import { ComplementDemande } from '@orapont/contract/demande-figee';
import { decrireVue } from '@orapont/domain/captation/vues';
import { LIBELLES_MOTIF_COMPLEMENT, LIBELLES_MOTIF_REFUS } from '@orapont/domain/teleexpertise/motifs';
import {
  type Compositeur,
  type Compositeurs,
  type MessageACompose,
  RefusMessagerie,
} from '../../courrier/ports.ts';
import { lirePropres } from '../demande/protocole-repository.ts';
import { composerConsentement } from './composer-consentement.ts';
import { composerExpiration, composerRetard } from './composer-sans-reponse.ts';
import { compositeursSignes } from './composer-signe.ts';
import type { DepsComposition } from './deps.ts';
import { ecrireLettre, lireActeDeLEnvoi } from './lettre-du-requis.ts';

type Composer = (deps: DepsComposition, organisationId: string, envoiId: string) => Promise<MessageACompose>;

/** Letters of the requis's side, built when they leave: the outbox holds ids only. */
export function compositeursLecture(deps: DepsComposition): Compositeurs {
  const par = (composer: Composer): Compositeur => ({
    compose: (organisationId, envoiId) => composer(deps, organisationId, envoiId),
  });
  return {
    ...compositeursSignes(deps),
    REFUS: par(composerRefus),
    COMPLEMENT_DEMANDE: par(composerComplement),
    CONSENTEMENT_DEMANDE: par(composerConsentement),
    RETARD: par(composerRetard),
    EXPIRATION: par(composerExpiration),
  };
}

const composerRefus: Composer = async (deps, organisationId, envoiId) => {
  const lue = await lireActeDeLEnvoi(deps, organisationId, envoiId);
  const { acte, demande } = lue;
  if (acte.etat !== 'REFUSEE') throw new RefusMessagerie('SANS_OBJET');
  const motif = LIBELLES_MOTIF_REFUS[acte.refus_motif as keyof typeof LIBELLES_MOTIF_REFUS];
  const texte = [`${motif}.`, acte.refus_precision].filter(Boolean).join(' ');
  return ecrireLettre(deps, lue, {
    quoi: 'refus',
    suffixe: 'R',
    titre: "Réponse à une demande d'avis",
    objet: { type: 'REFUS', texte },
    le: acte.repondu_le ?? demande.envoyeLe,
    paragraphes: [
      `La demande ${demande.numero} n’a pas pu être prise en charge. Motif\u00a0: ${texte}`,
      'Vous pouvez choisir un autre professionnel, ou organiser un examen en présence du patient.',
    ],
  });
};

const composerComplement: Composer = async (deps, organisationId, envoiId) => {
  const lue = await lireActeDeLEnvoi(deps, organisationId, envoiId);
  const { acte, demande } = lue;
  const propres = await deps.bd.organisation({ organisationId }, lirePropres);
  if (acte.etat !== 'COMPLEMENT_DEMANDE') throw new RefusMessagerie('SANS_OBJET');
  const { le, motifs, vues, texte } = ComplementDemande.parse(acte.complement);
  const raisons = motifs.map(
    (m) => LIBELLES_MOTIF_COMPLEMENT[m as keyof typeof LIBELLES_MOTIF_COMPLEMENT] ?? m,
  );
  const attendu = [
    `Un complément est nécessaire\u00a0: ${raisons.join('\u202f; ')}.`,
    ...(vues.length > 0
      ? [
          `Vues attendues\u00a0: ${vues.map((vue) => decrireVue(vue, propres.vues).libelle).join('\u202f; ')}.`,
        ]
      : []),
    ...(texte ? [texte] : []),
  ];
  return ecrireLettre(deps, lue, {
    quoi: 'complement',
    suffixe: 'C',
    titre: 'Complément demandé',
    objet: { type: 'COMPLEMENT_DEMANDE', texte: attendu.join(' ') },
    le,
    paragraphes: [`Pour répondre à la demande ${demande.numero}.`, ...attendu],
  });
};
