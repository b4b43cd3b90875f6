import type { EvaluationLueT, listerEvaluations } from '@orapont/contract/evaluation';
import type { ReplyOf } from '@orapont/contract/route';
import { CODES_ECHELLE, type CodeEchelle, echellesPour } from '@orapont/domain/evaluation/catalogue';
import { LIBELLE_PROFIL, PROFILS, type Profil } from '@orapont/domain/evaluation/echelle';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { Banner } from '../../ui/Banner.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { CarteEchelle } from './CarteEchelle.tsx';
import { useEvaluations } from './requetes.ts';
import { TEXTES as T } from './textes.ts';

type Lues = ReplyOf<typeof listerEvaluations>;

/** What was observed of a person with each scale, the latest first to the eye, and its history. */
export function Evaluations() {
  const { id = '' } = useParams();
  const lecture = useEvaluations(id);
  const [recherche] = useSearchParams();
  const acte = recherche.get('acte');
  return (
    <Page
      title={T.titre}
      {...(lecture.data ? { lead: lecture.data.identite } : {})}
      back={
        acte
          ? { label: T.retourDemande, href: `/demandes/${acte}` }
          : { label: T.retourDossier, href: `/dossiers/${id}` }
      }
    >
      {lecture.data ? (
        <Contenu dossierId={id} acteId={acte} lues={lecture.data} />
      ) : lecture.isError ? (
        <ErrorState
          title={T.indisponible}
          safe={T.intact}
          whatToDo={lecture.error.message || T.reessayer}
          onRetry={() => void lecture.refetch()}
          isRetrying={lecture.isFetching}
        />
      ) : (
        <Skeleton shape="card" />
      )}
    </Page>
  );
}

interface ContenuProps {
  readonly dossierId: string;
  readonly acteId: string | null;
  readonly lues: Lues;
}

function Contenu({ dossierId, acteId, lues }: ContenuProps) {
  const [profil, setProfil] = useState<Profil>(lues.profil);
  const parEchelle = Map.groupBy(lues.evaluations, ({ echelle }) => echelle);
  const proposees = echellesPour(profil);
  const autres = CODES_ECHELLE.filter((code) => !proposees.includes(code) && parEchelle.has(code));
  const carte = (code: CodeEchelle) => (
    <CarteEchelle
      key={code}
      code={code}
      dossierId={dossierId}
      acteId={acteId}
      evaluations={parEchelle.get(code) ?? AUCUNE}
      ecrire={lues.ecrire}
    />
  );
  return (
    <Stack gap="large">
      <RadioGroup
        label={T.profil}
        layout="inline"
        value={profil}
        onChange={(choisi) => setProfil(choisi as Profil)}
        options={PROFILS.map((value) => ({ value, label: LIBELLE_PROFIL[value] }))}
      />
      {!lues.ecrire && <Banner kind="info" title={T.lecteurSeul} />}
      {proposees.map(carte)}
      {autres.length > 0 && (
        <>
          <h2>{T.autres}</h2>
          {autres.map(carte)}
        </>
      )}
    </Stack>
  );
}

const AUCUNE: readonly EvaluationLueT[] = [];
