import { type EvaluationLueT, enregistrerEvaluation } from '@orapont/contract/evaluation';
import { type CodeEchelle, echelleDe } from '@orapont/domain/evaluation/catalogue';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { v7 as uuidv7 } from 'uuid';
import { donnees } from '../../echelles/donnees.ts';
import { type SaisieDEchelle, SaisieEchelle } from '../../echelles/SaisieEchelle.tsx';
import { call, ErreurApi } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
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
  const [saisie, setSaisie] = useState<SaisieDEchelle>({
    reponses: corrigee?.reponses ?? {},
    commentaire: corrigee?.commentaire ?? '',
  });
  const { mutate, isPending, error } = useEnregistrement({ code, dossierId, acteId, corrigee, retour });
  return (
    <Form
      onSubmit={() => mutate(saisie)}
      formError={phraseErreur(error)}
      aria-label={echelleDe(code).libelle}
    >
      <Stack gap="large">
        {corrigee && <Banner kind="info" title={T.correctionDe(dateHeure(corrigee.faiteLe))} />}
        <SaisieEchelle code={code} value={saisie} onChange={setSaisie} />
        <Stack as="row">
          <Button type="submit" isPending={isPending}>
            {corrigee ? T.enregistrerCorrection : T.enregistrer}
          </Button>
        </Stack>
      </Stack>
    </Form>
  );
}

function useEnregistrement({ code, dossierId, acteId, corrigee, retour }: FormulaireProps) {
  const client = useQueryClient();
  const naviguer = useNavigate();
  // Kept as long as the form is open: trying again, on a poor line, makes one observation.
  const [id] = useState(() => uuidv7());
  const [faiteLe] = useState(() => corrigee?.faiteLe ?? new Date().toISOString());
  return useMutation({
    mutationFn: ({ reponses, commentaire }: SaisieDEchelle) =>
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

function phraseErreur(erreur: Error | null): string | undefined {
  if (!erreur) return undefined;
  if (!(erreur instanceof ErreurApi)) return erreur.message;
  return erreur.champs['reponses'] ?? erreur.champs['faiteLe'] ?? erreur.message;
}
