import {
  type AffectationT,
  enregistrerAffectation,
  type OrganisationT,
  type ProfessionnelT,
  type SiteT,
} from '@orapont/contract/administration';
import { ROLES } from '@orapont/contract/route';
import { useState } from 'react';
import { call } from '../../kernel/call.ts';
import { useOrganisations } from '../../organisations/requetes.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Select } from '../../ui/Select.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showDate } from '../../ui/typed-date.ts';
import { DialogueSaisie } from './DialogueSaisie.tsx';
import { type DialogueDeRubrique, Rubrique } from './Rubrique.tsx';
import { useEnregistrer } from './requetes.ts';
import { coche, ouRien, texte } from './saisie.ts';
import { LIBELLE_ROLE, TEXTES } from './textes.ts';

/** Where someone works, as what, from when to when. Ending one is giving it a last day. */
export function Affectations({ professionnel }: { readonly professionnel: ProfessionnelT }) {
  const { data: organisations = [] } = useOrganisations();
  const sites = new Map(organisations.flatMap((o) => o.sites.map((s) => [s.id, nomDuSite(s, o)] as const)));
  const nommer = ({ siteId }: AffectationT) => sites.get(siteId) ?? '—';
  return (
    <Rubrique
      titre={TEXTES.affectations}
      ajouter={TEXTES.ajouterAffectation}
      vide={TEXTES.aucuneAffectation}
      lignes={professionnel.affectations}
      nommer={nommer}
      colonnes={[
        { id: 'site', label: TEXTES.site, render: nommer },
        {
          id: 'roles',
          label: TEXTES.roles,
          render: ({ roles }) => roles.map((role) => LIBELLE_ROLE[role]).join(', '),
        },
        { id: 'periode', label: TEXTES.periode, render: ({ du, au }) => periode(du, au) },
      ]}
      saisir={(dialogue) => (
        <Saisie
          {...dialogue}
          professionnelId={professionnel.id}
          sites={[...sites].map(([id, label]) => ({ id, label }))}
        />
      )}
    />
  );
}

/** A cabinet and its only site have one name: said once. */
const nomDuSite = (site: SiteT, organisation: OrganisationT) =>
  site.nom === organisation.nom ? site.nom : `${site.nom} — ${organisation.nom}`;

const periode = (du: string, au: string | null) =>
  au === null ? TEXTES.depuis(showDate(du)) : TEXTES.jusqu(showDate(du), showDate(au));

interface SaisieProps extends DialogueDeRubrique<AffectationT> {
  readonly professionnelId: string;
  readonly sites: readonly { readonly id: string; readonly label: string }[];
}

function Saisie({ professionnelId, titre, connue, sites, onFermer }: SaisieProps) {
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
    <DialogueSaisie titre={titre} onFermer={onFermer} formulaire={formulaire}>
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
