import { modifierTournee } from '@orapont/contract/tournee';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../kernel/call.ts';
import { Page } from '../../ui/Page.tsx';
import { showToast } from '../../ui/toasts.ts';
import { Lu } from './Lu.tsx';
import { PlanTournee } from './PlanTournee.tsx';
import type { Plan } from './plan.ts';
import { CLE, useTournee } from './requetes.ts';
import { T } from './textes.ts';

/** Who is in the round, in which order; those already seen stay whatever is chosen. */
export function ModifierTournee() {
  const { id = '' } = useParams();
  const lecture = useTournee(id);
  // The version that was on screen when the change began: the list goes on refreshing beneath.
  const [version, setVersion] = useState<number>();
  const lue = version ?? lecture.data?.version;
  if (version === undefined && lue !== undefined) setVersion(lue);
  const client = useQueryClient();
  const naviguer = useNavigate();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ siteId: _, ...plan }: Plan) =>
      call(modifierTournee, { params: { id }, body: { ...plan, version: version ?? 0 } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: CLE });
      showToast(T.enregistree);
      void naviguer(`/tournees/${id}`, { replace: true });
    },
  });
  return (
    <Page title={T.modifierTitre} back={{ href: `/tournees/${id}`, label: lecture.data?.nom || T.sansNom }}>
      <Lu lecture={lecture}>
        {(tournee) => (
          <PlanTournee
            sites={[{ id: tournee.siteId, nom: tournee.siteNom }]}
            depart={{
              siteId: tournee.siteId,
              nom: tournee.nom,
              jour: tournee.jour,
              protocole: tournee.protocole,
              requisId: tournee.requisId,
              requisSiteId: tournee.requisSiteId,
              residents: tournee.residents.map(({ dossierId, protocole, motif }) => ({
                dossierId,
                motif,
                protocole: protocole === tournee.protocole ? null : protocole,
              })),
            }}
            requisNom={tournee.requisNom}
            enCours={isPending}
            erreur={error}
            onEnregistrer={mutate}
          />
        )}
      </Lu>
    </Page>
  );
}
