import { creerTournee } from '@orapont/contract/tournee';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { v7 as uuidv7 } from 'uuid';
import { call } from '../../kernel/call.ts';
import { useMoi } from '../../kernel/moi.ts';
import { Page } from '../../ui/Page.tsx';
import { showToast } from '../../ui/toasts.ts';
import { Lu } from './Lu.tsx';
import { PlanTournee } from './PlanTournee.tsx';
import type { Plan } from './plan.ts';
import { CLE, useTournees } from './requetes.ts';
import { aujourdHui } from './temps.ts';
import { T } from './textes.ts';

/** A new round; asked twice, it is planned once. */
export function NouvelleTournee() {
  const { affectation } = useMoi();
  const lecture = useTournees();
  const [id] = useState(() => uuidv7());
  const client = useQueryClient();
  const naviguer = useNavigate();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (plan: Plan) => call(creerTournee, { body: { id, ...plan } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: CLE });
      showToast(T.enregistree);
      void naviguer(`/tournees/${id}`, { replace: true });
    },
  });
  return (
    <Page title={T.planTitre} back={{ href: '/tournees', label: T.retour }}>
      <Lu lecture={lecture}>
        {({ sites }) => (
          <PlanTournee
            sites={sites}
            depart={{
              siteId: affectation?.siteId ?? sites[0]?.id ?? '',
              nom: '',
              jour: aujourdHui(),
              protocole: 'RAPIDE_5',
              requisId: '',
              requisSiteId: null,
              residents: [],
            }}
            requisNom=""
            enCours={isPending}
            erreur={error}
            onEnregistrer={mutate}
          />
        )}
      </Lu>
    </Page>
  );
}
