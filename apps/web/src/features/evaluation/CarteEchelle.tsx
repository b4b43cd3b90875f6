import type { EvaluationLueT } from '@orapont/contract/evaluation';
import { type CodeEchelle, echelleDe } from '@orapont/domain/evaluation/catalogue';
import { phrasesDe } from '@orapont/domain/evaluation/lire-score';
import { NotebookPen } from 'lucide-react';
import { Card } from '../../ui/Card.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Table } from '../../ui/Table.tsx';
import { Courbe } from './Courbe.tsx';
import styles from './Evaluation.module.css';
import { dateHeure } from './temps.ts';
import { TEXTES as T } from './textes.ts';

interface CarteProps {
  readonly code: CodeEchelle;
  readonly dossierId: string;
  /** The act for which one observes, when the page was opened from it. */
  readonly acteId: string | null;
  readonly evaluations: readonly EvaluationLueT[];
  readonly ecrire: boolean;
}

/** One scale: what it says now, how it went, and the way to note it again. */
export function CarteEchelle({ code, dossierId, acteId, evaluations, ecrire }: CarteProps) {
  const echelle = echelleDe(code);
  const enVigueur = evaluations.filter(({ remplacee }) => !remplacee);
  const derniere = enVigueur.at(-1);
  const adresse = `/dossiers/${dossierId}/evaluations/${code}`;
  const suite = acteId ? `?acte=${acteId}` : '';
  return (
    <Card
      title={echelle.libelle}
      {...(ecrire
        ? {
            footer: (
              <Stack as="row">
                <LinkButton
                  href={`${adresse}${suite}`}
                  icon={<NotebookPen aria-hidden="true" />}
                  aria-label={T.noterLabel(echelle.libelle)}
                >
                  {T.noter}
                </LinkButton>
                {derniere && (
                  <LinkButton
                    variant="quiet"
                    href={`${adresse}?corrige=${derniere.id}`}
                    aria-label={`${T.corriger}, ${echelle.libelle}`}
                  >
                    {T.corriger}
                  </LinkButton>
                )}
              </Stack>
            ),
          }
        : {})}
    >
      <Stack gap="small">
        {derniere ? <Derniere code={code} evaluation={derniere} /> : <p>{T.jamais}</p>}
        {echelle.somme && enVigueur.length > 1 && <Courbe code={code} evaluations={enVigueur} />}
        {evaluations.length > 1 && <Historique code={code} evaluations={evaluations} />}
        <p className={styles['discret']}>
          {T.source}
          {'\u00a0'}: {echelle.source}
        </p>
      </Stack>
    </Card>
  );
}

interface LueProps {
  readonly code: CodeEchelle;
  readonly evaluation: EvaluationLueT;
}

function Derniere({ code, evaluation }: LueProps) {
  const [premiere, ...suite] = phrasesDe(echelleDe(code), evaluation.reponses);
  return (
    <div className={styles['derniere']}>
      <p className={styles['score']}>{premiere}</p>
      {suite.map((phrase) => (
        <p key={phrase}>{phrase}</p>
      ))}
      {evaluation.commentaire && <p className={styles['libre']}>{evaluation.commentaire}</p>}
      <p className={styles['discret']}>{T.derniere(dateHeure(evaluation.faiteLe), evaluation.auteur)}</p>
    </div>
  );
}

function Historique({
  code,
  evaluations,
}: {
  readonly code: CodeEchelle;
  readonly evaluations: readonly EvaluationLueT[];
}) {
  const echelle = echelleDe(code);
  return (
    <Disclosure title={T.historique(evaluations.length)}>
      <Table
        caption={T.evolution(echelle.sigle)}
        isCaptionHidden
        rows={evaluations.toReversed()}
        getKey={({ id }) => id}
        columns={[
          { id: 'date', label: T.date, render: ({ faiteLe }) => dateHeure(faiteLe) },
          {
            id: 'resultat',
            label: T.resultat,
            render: ({ reponses }) => phrasesDe(echelle, reponses).join(' '),
          },
          { id: 'par', label: T.par, render: ({ auteur }) => auteur },
          { id: 'etat', label: T.etat, render: ({ remplacee }) => (remplacee ? T.corrigee : T.enVigueur) },
        ]}
      />
    </Disclosure>
  );
}
