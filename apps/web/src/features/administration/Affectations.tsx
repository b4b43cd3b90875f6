import {
  type AffectationT,
  enregistrerAffectation,
  type ProfessionnelT,
} from '@orapont/contract/administration';
import { ROLES } from '@orapont/contract/route';
import { useState } from 'react';
import { call } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Select } from '../../ui/Select.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Table } from '../../ui/Table.tsx';
import { showDate } from '../../ui/typed-date.ts';
import { DialogueSaisie } from './DialogueSaisie.tsx';
import { useEnregistrer, useOrganisations } from './requetes.ts';
import { coche, ouRien, texte } from './saisie.ts';
import { LIBELLE_ROLE, TEXTES } from './textes.ts';

/** Where someone works, as what, from when to when. Ending one is giving it a last day. */
export function Affectations({ professionnel }: { readonly professionnel: ProfessionnelT }) {
  const [ouverte, setOuverte] = useState<AffectationT | 'nouvelle'>();
  const { data: organisations = [] } = useOrganisations();
  const sites = new Map(
    organisations.flatMap((o) => o.sites.map((s) => [s.id, `${s.nom} — ${o.nom}`] as const)),
  );
  return (
    <Card
      title={TEXTES.affectations}
      actions={
        <Button variant="secondary" onPress={() => setOuverte('nouvelle')}>
          {TEXTES.ajouterAffectation}
        </Button>
      }
    >
      <Table
        caption={TEXTES.affectations}
        isCaptionHidden={true}
        rows={professionnel.affectations}
        getKey={({ id }) => id}
        empty={TEXTES.aucuneAffectation}
        columns={[
          { id: 'site', label: TEXTES.site, render: ({ siteId }) => sites.get(siteId) ?? '—' },
          {
            id: 'roles',
            label: TEXTES.roles,
            render: ({ roles }) => roles.map((role) => LIBELLE_ROLE[role]).join(', '),
          },
          { id: 'periode', label: TEXTES.periode, render: ({ du, au }) => periode(du, au) },
          {
            id: 'modifier',
            label: TEXTES.actions,
            isNarrow: true,
            render: (affectation) => (
              <Button
                variant="quiet"
                aria-label={TEXTES.modifierDe(sites.get(affectation.siteId) ?? '')}
                onPress={() => setOuverte(affectation)}
              >
                {TEXTES.modifier}
              </Button>
            ),
          },
        ]}
      />
      {ouverte && (
        <Saisie
          professionnelId={professionnel.id}
          connue={ouverte === 'nouvelle' ? undefined : ouverte}
          sites={[...sites].map(([id, label]) => ({ id, label }))}
          onFermer={() => setOuverte(undefined)}
        />
      )}
    </Card>
  );
}

export const periode = (du: string, au: string | null) =>
  au === null ? TEXTES.depuis(showDate(du)) : TEXTES.jusqu(showDate(du), showDate(au));

interface SaisieProps {
  readonly professionnelId: string;
  readonly connue: AffectationT | undefined;
  readonly sites: readonly { readonly id: string; readonly label: string }[];
  readonly onFermer: () => void;
}

function Saisie({ professionnelId, connue, sites, onFermer }: SaisieProps) {
  const [id] = useState(() => connue?.id ?? crypto.randomUUID());
  const formulaire = useEnregistrer(
    (saisie: FormData) =>
      call(enregistrerAffectation, {
        params: { id },
        body: {
          professionnelId,
          siteId: texte(saisie, 'siteId'),
          roles: ROLES.filter((role) => saisie.getAll('roles').includes(role)),
          employeur: coche(saisie, 'employeur'),
          du: texte(saisie, 'du'),
          au: ouRien(saisie, 'au'),
        },
      }),
    onFermer,
  );
  return (
    <DialogueSaisie
      titre={connue ? TEXTES.modifierDe(TEXTES.affectations.toLowerCase()) : TEXTES.ajouterAffectation}
      onFermer={onFermer}
      formulaire={formulaire}
    >
      <Select
        label={TEXTES.site}
        name="siteId"
        options={sites}
        defaultSelectedKey={connue?.siteId ?? null}
        isRequired={true}
      />
      <CheckboxGroup
        label={TEXTES.roles}
        name="roles"
        defaultValue={connue?.roles ?? []}
        options={ROLES.map((role) => ({ value: role, label: LIBELLE_ROLE[role] }))}
      />
      <Checkbox
        label={TEXTES.employeur}
        help={TEXTES.employeurAide}
        name="employeur"
        defaultSelected={connue?.employeur ?? true}
      />
      <Stack as="grid">
        <DateField label={TEXTES.du} name="du" defaultValue={connue?.du ?? ''} isRequired={true} />
        <DateField label={TEXTES.au} help={TEXTES.auAide} name="au" defaultValue={connue?.au ?? ''} />
      </Stack>
    </DialogueSaisie>
  );
}
