import { enregistrerSite, type SiteT } from '@orapont/contract/administration';
import { CATEGORIES_ESMS } from '@orapont/domain/identite/categories';
import { useState } from 'react';
import { call } from '../../kernel/call.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DialogueSaisie } from './DialogueSaisie.tsx';
import type { DialogueDeRubrique } from './Rubrique.tsx';
import { useEnregistrer } from './requetes.ts';
import { AUCUN, choix, coche, ouRien, texte } from './saisie.ts';
import { LIBELLE_ZONE, TEXTES } from './textes.ts';

const CHOIX_CATEGORIE = [
  { id: AUCUN, label: TEXTES.aucun },
  ...CATEGORIES_ESMS.map(({ code, libelle }) => ({ id: code, label: `${code} · ${libelle}` })),
];

interface DialogueSiteProps extends DialogueDeRubrique<SiteT> {
  readonly organisationId: string;
}

/** A place: what the registers say of it, and its mailbox. */
export function DialogueSite({ organisationId, titre, connue, onFermer }: DialogueSiteProps) {
  const [id] = useState(() => connue?.id ?? crypto.randomUUID());
  const formulaire = useEnregistrer(
    (saisie: FormData) =>
      call(enregistrerSite, {
        params: { id },
        body: {
          organisationId,
          nom: texte(saisie, 'nom'),
          finess: ouRien(saisie, 'finess'),
          siret: ouRien(saisie, 'siret'),
          categorie: ouRien(saisie, 'categorie'),
          categorieDu: ouRien(saisie, 'categorieDu'),
          zone: texte(saisie, 'zone') as SiteT['zone'],
          adresse: texte(saisie, 'adresse'),
          balMssante: ouRien(saisie, 'balMssante'),
          actif: coche(saisie, 'actif'),
        },
      }),
    onFermer,
  );
  return (
    <DialogueSaisie titre={titre} onFermer={onFermer} formulaire={formulaire}>
      <TextField
        label={TEXTES.nomOrganisation}
        name="nom"
        defaultValue={connue?.nom ?? ''}
        isRequired={true}
      />
      <TextField label={TEXTES.finess} name="finess" defaultValue={connue?.finess ?? ''} />
      <TextField
        label={TEXTES.siret}
        help={TEXTES.siretAide}
        name="siret"
        defaultValue={connue?.siret ?? ''}
      />
      <Select
        label={TEXTES.categorie}
        help={TEXTES.categorieAide}
        name="categorie"
        options={CHOIX_CATEGORIE}
        defaultSelectedKey={connue?.categorie ?? AUCUN}
      />
      <DateField label={TEXTES.categorieDu} name="categorieDu" defaultValue={connue?.categorieDu ?? ''} />
      <Select
        label={TEXTES.zone}
        name="zone"
        options={choix(LIBELLE_ZONE)}
        defaultSelectedKey={connue?.zone ?? 'METROPOLE'}
      />
      <TextField label={TEXTES.adresse} name="adresse" defaultValue={connue?.adresse ?? ''} />
      <TextField label={TEXTES.bal} name="balMssante" type="email" defaultValue={connue?.balMssante ?? ''} />
      <Checkbox label={TEXTES.actif} name="actif" defaultSelected={connue?.actif ?? true} />
    </DialogueSaisie>
  );
}
