import { type EvaluationLueT, enregistrerEvaluation } from '@orapont/contract/evaluation';
import { type CodeEchelle, echelleDe } from '@orapont/domain/evaluation/catalogue';
import type { Reponses } from '@orapont/domain/evaluation/echelle';
import { phrasesDe } from '@orapont/domain/evaluation/lire-score';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { v7 as uuidv7 } from 'uuid';
import { call, ErreurApi } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { showToast } from '../../ui/toasts.ts';
import styles from './Evaluation.module.css';
import { Pas, Toutes } from './Questions.tsx';
import { cleEvaluations } from './requetes.ts';
import { dateHeure } from './temps.ts';
import { TEXTES as T } from './textes.ts';

interface FormulaireProps {
  readonly code: CodeEchelle;
  readonly dossierId: string;
  readonly acteId: string | null;
  /** What is being corrected; its moment stays. */
  readonly corrigee: EvaluationLueT | undefined;
  readonly retour: string;
}

/** Questions of a scale, the score as it comes, one button. */
export function FormulaireEchelle({ code, dossierId, acteId, corrigee, retour }: FormulaireProps) {
  const echelle = echelleDe(code);
  const [reponses, setReponses] = useState<Reponses>(corrigee?.reponses ?? {});
  const [commentaire, setCommentaire] = useState(corrigee?.commentaire ?? '');
  const [uneParUne, setUneParUne] = useState(false);
  const { mutate, isPending, error } = useEnregistrement({ code, dossierId, acteId, corrigee, retour });
  const questions = { echelle, reponses, repondre: setReponses };
  return (
    <Form
      onSubmit={() => mutate({ reponses, commentaire })}
      formError={phraseErreur(error)}
      aria-label={echelle.libelle}
    >
      <Stack gap="large">
        {corrigee && <Banner kind="info" title={T.correctionDe(dateHeure(corrigee.faiteLe))} />}
        <p>{echelle.consigne}</p>
        {echelle.items.length > 3 && (
          <Switch label={T.uneParUne} isSelected={uneParUne} onChange={setUneParUne} />
        )}
        {uneParUne ? <Pas {...questions} /> : <Toutes {...questions} />}
        <TextArea
          label={T.commentaire}
          name="commentaire"
          help={T.commentaireAide}
          value={commentaire}
          onChange={setCommentaire}
          maxLength={500}
        />
        <Resultat code={code} reponses={reponses} />
        <Stack as="row">
          <Button type="submit" isPending={isPending}>
            {corrigee ? T.enregistrerCorrection : T.enregistrer}
          </Button>
        </Stack>
      </Stack>
    </Form>
  );
}

/** Read out as it changes: the score, the published threshold, nothing else. */
function Resultat({ code, reponses }: { readonly code: CodeEchelle; readonly reponses: Reponses }) {
  const echelle = echelleDe(code);
  const repondu = Object.values(reponses).some((reponse) => reponse !== undefined);
  return (
    <section className={styles['resultat']} aria-label={T.resultatProvisoire}>
      <div role="status">
        {repondu ? (
          phrasesDe(echelle, reponses).map((phrase, rang) => (
            <p key={phrase} className={rang === 0 ? styles['score'] : undefined}>
              {phrase}
            </p>
          ))
        ) : (
          <p>{T.aucuneReponse}</p>
        )}
      </div>
      {echelle.seuils.length > 0 && <p className={styles['discret']}>{T.pasUnDiagnostic}</p>}
      <p className={styles['discret']}>
        {T.source}
        {'\u00a0'}: {echelle.source}
      </p>
    </section>
  );
}

type Saisi = { readonly reponses: Reponses; readonly commentaire: string };

function useEnregistrement({ code, dossierId, acteId, corrigee, retour }: FormulaireProps) {
  const client = useQueryClient();
  const naviguer = useNavigate();
  // Kept as long as the form is open: trying again, on a poor line, makes one observation.
  const [id] = useState(() => uuidv7());
  const [faiteLe] = useState(() => corrigee?.faiteLe ?? new Date().toISOString());
  return useMutation({
    mutationFn: ({ reponses, commentaire }: Saisi) =>
      call(enregistrerEvaluation, {
        params: { id: dossierId },
        body: {
          id,
          echelle: code,
          reponses: donnees(reponses),
          faiteLe,
          commentaire,
          acteId,
          remplaceId: corrigee?.id ?? null,
        },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: cleEvaluations(dossierId) });
      showToast(T.enregistree);
      void naviguer(retour);
    },
  });
}

const donnees = (reponses: Reponses) =>
  Object.fromEntries(
    Object.entries(reponses).flatMap(([code, reponse]) => (reponse === undefined ? [] : [[code, reponse]])),
  );

function phraseErreur(erreur: Error | null): string | undefined {
  if (!erreur) return undefined;
  if (!(erreur instanceof ErreurApi)) return erreur.message;
  return erreur.champs['reponses'] ?? erreur.champs['faiteLe'] ?? erreur.message;
}
