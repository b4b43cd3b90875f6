import { enregistrerOrganisation, type OrganisationT, type SiteT } from '@orapont/contract/administration';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Form } from '../../ui/Form.tsx';
import { Page } from '../../ui/Page.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Table } from '../../ui/Table.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DialogueSite } from './DialogueSite.tsx';
import { Absente } from './FicheProfessionnel.tsx';
import { useEnregistrer, useOrganisations } from './requetes.ts';
import { choix, coche, ouRien, texte } from './saisie.ts';
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
  const { data, isPending } = useOrganisations();
  const organisation = data?.find((o) => o.id === id);
  if (isPending)
    return (
      <Page title={TEXTES.organisations} back={retour}>
        <Skeleton shape="card" />
      </Page>
    );
  if (!organisation) return <Absente href={LISTE} />;
  return (
    <Page title={organisation.nom} back={retour}>
      <Sites organisation={organisation} />
      <Card title={TEXTES.organisation}>
        <Formulaire id={organisation.id} connue={organisation} />
      </Card>
    </Page>
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
  const [ouvert, setOuvert] = useState<SiteT | 'nouveau'>();
  return (
    <Card
      title={TEXTES.sites}
      actions={
        <Button variant="secondary" onPress={() => setOuvert('nouveau')}>
          {TEXTES.ajouterSite}
        </Button>
      }
    >
      <Stack>
        <Table
          caption={TEXTES.sites}
          isCaptionHidden={true}
          rows={organisation.sites}
          getKey={({ id }) => id}
          empty={TEXTES.aucunSite}
          columns={[
            { id: 'nom', label: TEXTES.nomOrganisation, render: ({ nom }) => nom },
            { id: 'categorie', label: TEXTES.categorie, render: ({ categorie }) => categorie ?? '—' },
            { id: 'finess', label: TEXTES.finess, render: ({ finess }) => finess ?? '—' },
            { id: 'zone', label: TEXTES.zone, render: ({ zone }) => LIBELLE_ZONE[zone] },
            { id: 'bal', label: TEXTES.bal, render: ({ balMssante }) => balMssante ?? '—' },
            {
              id: 'modifier',
              label: TEXTES.actions,
              isNarrow: true,
              render: (site) => (
                <Button
                  variant="quiet"
                  aria-label={TEXTES.modifierDe(site.nom)}
                  onPress={() => setOuvert(site)}
                >
                  {TEXTES.modifier}
                </Button>
              ),
            },
          ]}
        />
      </Stack>
      {ouvert && (
        <DialogueSite
          organisationId={organisation.id}
          connu={ouvert === 'nouveau' ? undefined : ouvert}
          onFermer={() => setOuvert(undefined)}
        />
      )}
    </Card>
  );
}
