import type { LesionDecriteT } from '@orapont/contract/demande-figee';
import { LIBELLE_SITE } from '@orapont/domain/bouche/muqueuse';
import { formaterDate } from '@orapont/domain/dates';
import { alertes } from '@orapont/domain/sante/alertes';
import { LIBELLE_ANCIENNETE } from '@orapont/domain/sante/donnees';
import { proposerUrgence } from '@orapont/domain/sante/urgence';
import { LIBELLES_NATURE } from '@orapont/domain/teleexpertise/circuit';
import { LIBELLES_URGENCE } from '@orapont/domain/teleexpertise/echeance';
import { LIBELLES_MOTIF_DEMANDE, type MotifDemande } from '@orapont/domain/teleexpertise/motifs';
import { TeleversementImages } from '../../../medias/TeleversementImages.tsx';
import { AlertesSante } from '../../../sante/AlertesSante.tsx';
import { DonneesSanteResume } from '../../../sante/DonneesSanteResume.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { DescriptionList } from '../../../ui/DescriptionList.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { enPhrases } from '../phrases.ts';
import { T_RELIRE as T, T_QUESTIONS } from '../textes.ts';
import type { CodeEtape, EtapeProps } from './contexte.ts';
import { santeDe } from './sante-de.ts';

/** The request as its requis will read it. */
export function Recapitulatif({ demande, brouillon, allerA }: EtapeProps) {
  const { champs } = brouillon;
  const sante = santeDe(brouillon);
  const volonte = demande.consentements.at(-1);
  const modifier = (etape: CodeEtape, titre: string) => (
    <Button variant="quiet" aria-label={`${T.modifier} : ${titre}`} onPress={() => allerA(etape)}>
      {T.modifier}
    </Button>
  );
  return (
    <Stack gap="large">
      <Card title={T.qui} actions={modifier('pourquoi', T.qui)}>
        <DescriptionList items={quiEtPourquoi({ demande, brouillon })} />
      </Card>
      <Card title={T.consentement} actions={modifier('consentement', T.consentement)}>
        {volonte ? (
          <ul>
            {volonte.phrases.map((phrase) => (
              <li key={phrase}>{phrase}</li>
            ))}
          </ul>
        ) : (
          <p>{T.nonDit}</p>
        )}
      </Card>
      {champs.lesion && brouillon.nature === 'TELEEXPERTISE_SPECIALISTE' && (
        <Card title={T.lesion} actions={modifier('questions', T.lesion)}>
          <LesionResume lesion={champs.lesion} />
        </Card>
      )}
      <Card title={T.sante} actions={modifier('questions', T.sante)}>
        <AlertesSante alertes={alertes(sante)} />
        <DonneesSanteResume donnees={sante} />
      </Card>
      <Card title={T.images} actions={modifier('images', T.images)}>
        <TeleversementImages acteId={demande.id} protocole={champs.protocole ?? 'RAPIDE_5'} lectureSeule />
      </Card>
    </Stack>
  );
}

function quiEtPourquoi({ demande, brouillon }: Pick<EtapeProps, 'demande' | 'brouillon'>) {
  const { champs, nature } = brouillon;
  const { patient, requis, preparePar } = demande;
  const urgence = champs.urgence ?? proposerUrgence(champs.reponsesUrgence).urgence;
  const motif = champs.motif ? LIBELLES_MOTIF_DEMANDE[champs.motif as MotifDemande] : '';
  return [
    {
      term: T.patient,
      definition: `${patient.nom}, ${formaterDate(patient.dateNaissance)}, ${patient.age} ans`,
    },
    {
      term: T.requis,
      definition: requis ? `${requis.nom}, ${requis.profession}, ${requis.siteNom}` : T.nonDit,
    },
    { term: T.nature, definition: LIBELLES_NATURE[nature] },
    { term: T.motif, definition: enPhrases(motif, champs.motifTexte) || T.nonDit },
    ...(nature === 'BILAN' ? [] : [{ term: T.question, definition: champs.question || T.nonDit }]),
    { term: T.delai, definition: LIBELLES_URGENCE[urgence] },
    ...(preparePar ? [{ term: T.preparePar, definition: preparePar.nom }] : []),
  ];
}

export function LesionResume({ lesion }: { readonly lesion: LesionDecriteT }) {
  const depuis = Object.entries(LIBELLE_ANCIENNETE).find(([code]) => code === lesion.depuis)?.[1];
  return (
    <DescriptionList
      items={[
        { term: T_QUESTIONS.site, definition: lesion.site ? LIBELLE_SITE[lesion.site] : T.nonDit },
        {
          term: T_QUESTIONS.taille,
          definition: lesion.tailleMm === null ? T.nonDit : `${lesion.tailleMm}\u00a0mm`,
        },
        { term: T_QUESTIONS.depuis, definition: depuis ?? T.nonDit },
        { term: T_QUESTIONS.aspect, definition: lesion.aspect || T.nonDit },
        { term: T_QUESTIONS.induration, definition: T_QUESTIONS.reponses[lesion.induration] },
        { term: T_QUESTIONS.adenopathie, definition: T_QUESTIONS.reponses[lesion.adenopathie] },
        { term: T_QUESTIONS.facteurs, definition: lesion.facteurs.join(', ') || T.nonDit },
      ]}
    />
  );
}
