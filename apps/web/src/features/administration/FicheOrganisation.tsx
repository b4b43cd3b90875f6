import { enregistrerOrganisation, type OrganisationT } from '@orapont/contract/administration';
import { CATEGORIES_ESMS } from '@orapont/domain/identite/categories';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../kernel/call.ts';
import { useOrganisations } from '../../organisations/requetes.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Form } from '../../ui/Form.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DialogueSite } from './DialogueSite.tsx';
import { Fiche } from './Fiche.tsx';
import { Rubrique } from './Rubrique.tsx';
import { useEnregistrer } from './requetes.ts';
import { choix, coche, nomme, ouRien, texte } from './saisie.ts';
import { LIBELLE_TYPE, LIBELLE_ZONE, TEXTES } from './textes.ts';

const LISTE = '/administration/organisations';
const retour = { href: LISTE, label: TEXTES.organisations };

export function NouvelleOrganisation() {
  const [id] = useState(() => crypto.randomUUID());
  const naviguer = useNavigate();
  return (
    <Page title={TEXTES.ajouterOrganisation} back={retour} width="reading">
      <Formulaire id={id} onFait={() => void naviguer(`${LISTE}/${id}`, { replace: true })} />
    </Page>
  );
}

/** One organisation and its sites. */
export function FicheOrganisation() {
  const { id } = useParams();
  return (
    <Fiche
      requete={useOrganisations()}
      id={id}
      titre={TEXTES.organisations}
      retour={retour}
      nommer={({ nom }) => nom}
    >
      {(organisation) => (
        <>
          <Sites organisation={organisation} />
          <LinkButton href={`/materiel?organisation=${organisation.id}`} variant="secondary">
            {TEXTES.materiel}
          </LinkButton>
          <LinkButton href={`/appareils?organisation=${organisation.id}`} variant="secondary">
            {TEXTES.tablettes}
          </LinkButton>
          <Card title={TEXTES.organisation}>
            <Formulaire id={organisation.id} connue={organisation} />
          </Card>
        </>
      )}
    </Fiche>
  );
}

interface FormulaireProps {
  readonly id: string;
  readonly connue?: OrganisationT;
  readonly onFait?: () => void;
}

function Formulaire({ id, connue, onFait }: FormulaireProps) {
  const { enregistrer, enCours, erreurs, erreur } = useEnregistrer(
    (saisie: FormData) =>
      call(enregistrerOrganisation, {
        params: { id },
        body: {
          nom: texte(saisie, 'nom'),
          type: texte(saisie, 'type') as OrganisationT['type'],
          finess: ouRien(saisie, 'finess'),
          actif: coche(saisie, 'actif'),
        },
      }),
    onFait,
  );
  return (
    <Form aria-label={TEXTES.organisation} errors={erreurs} formError={erreur} onSubmit={enregistrer}>
      <TextField
        label={TEXTES.nomOrganisation}
        name="nom"
        defaultValue={connue?.nom ?? ''}
        isRequired={true}
      />
      <Select
        label={TEXTES.type}
        name="type"
        options={choix(LIBELLE_TYPE)}
        defaultSelectedKey={connue?.type ?? 'ESMS'}
      />
      <TextField label={TEXTES.finess} name="finess" defaultValue={connue?.finess ?? ''} />
      <Checkbox label={TEXTES.actif} name="actif" defaultSelected={connue?.actif ?? true} />
      <div>
        <Button type="submit" isPending={enCours}>
          {TEXTES.enregistrer}
        </Button>
      </div>
    </Form>
  );
}

function Sites({ organisation }: { readonly organisation: OrganisationT }) {
  return (
    <Rubrique
      titre={TEXTES.sites}
      ajouter={TEXTES.ajouterSite}
      vide={TEXTES.aucunSite}
      lignes={organisation.sites}
      nommer={({ nom }) => nom}
      colonnes={[
        { id: 'nom', label: TEXTES.nomOrganisation, render: ({ nom, actif }) => nomme(nom, actif) },
        { id: 'categorie', label: TEXTES.categorie, render: ({ categorie }) => libelleCategorie(categorie) },
        { id: 'finess', label: TEXTES.finess, render: ({ finess }) => finess ?? '—' },
        { id: 'zone', label: TEXTES.zone, render: ({ zone }) => LIBELLE_ZONE[zone] },
        { id: 'bal', label: TEXTES.bal, render: ({ balMssante }) => balMssante ?? '—' },
      ]}
      saisir={(dialogue) => <DialogueSite {...dialogue} organisationId={organisation.id} />}
    />
  );
}

const libelleCategorie = (code: string | null) =>
  CATEGORIES_ESMS.find((categorie) => categorie.code === code)?.libelle ?? code ?? '—';
