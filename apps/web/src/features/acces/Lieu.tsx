import { choisirAffectation, type MoiT } from '@orapont/contract/acces';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { MapPin } from 'lucide-react';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { call } from '../../kernel/call.ts';
import { CLE_MOI, useMoi } from '../../kernel/moi.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Form } from '../../ui/Form.tsx';
import { Page } from '../../ui/Page.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { MONTREES, reduire } from './lieux.ts';
import { lireRetour } from './retour.ts';
import { TEXTES } from './textes.ts';

/** Where the person works now: rights follow the place. */
export function Lieu() {
  const moi = useMoi();
  if (moi.affectations.length === 0)
    return (
      <Page title={TEXTES.lieuTitre} width="reading">
        <EmptyState title={TEXTES.lieuAucun} icon={<MapPin />}>
          {TEXTES.lieuAucunDetail}
        </EmptyState>
      </Page>
    );
  return (
    <Page title={TEXTES.lieuTitre} lead={TEXTES.lieuAide} width="reading">
      <Choix moi={moi} />
    </Page>
  );
}

function Choix({ moi }: { readonly moi: MoiT }) {
  const [choisie, setChoisie] = useState(moi.affectation?.id ?? moi.affectations[0]?.id ?? '');
  const [q, setQ] = useState('');
  const { montrees, autres } = reduire(moi.affectations, q, choisie);
  const client = useQueryClient();
  const naviguer = useNavigate();
  const { search } = useLocation();
  const choix = useMutation({
    mutationFn: () => call(choisirAffectation, { body: { affectationId: choisie } }),
    onSuccess: (nouveau) => {
      // The records of the other place are not of this one.
      client.clear();
      client.setQueryData(CLE_MOI, nouveau);
      void naviguer(lireRetour(search));
    },
  });
  return (
    <Form formError={choix.error?.message} onSubmit={() => choix.mutate()}>
      {moi.affectations.length > MONTREES && (
        <SearchField label={TEXTES.lieuTrouver} value={q} onChange={setQ} />
      )}
      <RadioGroup
        label={TEXTES.lieuChoix}
        layout="cards"
        value={choisie}
        onChange={setChoisie}
        options={montrees.map(({ id, siteNom, organisationNom }) => ({
          value: id,
          label: siteNom,
          help: organisationNom,
        }))}
      />
      <p role="status" hidden={autres === null}>
        {autres === 0 ? TEXTES.lieuRien : TEXTES.lieuAutres(autres ?? 0)}
      </p>
      <div>
        <Button type="submit" isPending={choix.isPending}>
          {TEXTES.lieuValider}
        </Button>
      </div>
    </Form>
  );
}
