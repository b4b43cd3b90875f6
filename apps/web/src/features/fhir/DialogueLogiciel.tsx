import { ouvrirLogiciel, RESSOURCES_FHIR, type TypeFhir } from '@orapont/contract/fhir';
import type { TypeCree } from '@orapont/contract/fhir-creation';
import { useState } from 'react';
import { call, ErreurApi } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Form } from '../../ui/Form.tsx';
import { Select } from '../../ui/Select.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { ChoixCreation } from './ChoixCreation.tsx';
import { ChoixEcriture, type Ecriture, ecritureSaisie } from './ChoixEcriture.tsx';
import styles from './Logiciels.module.css';
import { type OrganisationLue, useGeste } from './requetes.ts';
import { LIBELLE_PORTEE, TEXTES } from './textes.ts';

type Props = {
  readonly organisations: readonly OrganisationLue[];
  readonly adresse: string;
  readonly onFermer: () => void;
};
type Cles = { readonly identifiant: string; readonly secret: string };

/** Declares a software; its secret is shown once, before the window closes. */
export function DialogueLogiciel({ organisations, adresse, onFermer }: Props) {
  const [cles, setCles] = useState<Cles | null>(null);
  return cles === null ? (
    <Saisie organisations={organisations} onFermer={onFermer} onRelie={setCles} />
  ) : (
    <ClesDuLogiciel cles={cles} adresse={adresse} onFermer={onFermer} />
  );
}

type SaisieProps = Pick<Props, 'organisations' | 'onFermer'> & { readonly onRelie: (cles: Cles) => void };

function Saisie({ organisations, onFermer, onRelie }: SaisieProps) {
  const [id] = useState(() => crypto.randomUUID());
  const [organisationId, setOrganisationId] = useState(organisations[0]?.id ?? '');
  const [sites, setSites] = useState<readonly string[]>([]);
  const [portees, setPortees] = useState<readonly TypeFhir[]>([]);
  const [ecriture, setEcriture] = useState<Ecriture>({
    ecrit: false,
    annonce: false,
    methode: 'PATCH',
  });
  const [cree, setCree] = useState<readonly TypeCree[]>([]);
  const [essaye, setEssaye] = useState(false);
  const offerts = organisations.find((organisation) => organisation.id === organisationId)?.sites ?? [];
  const geste = useGeste(
    (saisie: FormData) =>
      call(ouvrirLogiciel, {
        params: { id },
        body: {
          nom: String(saisie.get('nom') ?? '').trim(),
          organisationId,
          sites: [...sites],
          portees: [...portees],
          cree: [...cree],
          ...ecritureSaisie(ecriture, saisie),
        },
      }),
    (reponse) => {
      showToast(TEXTES.relie);
      onRelie(reponse);
    },
  );
  const champs = geste.error instanceof ErreurApi ? geste.error.champs : {};
  const parChamp = Object.keys(champs).length > 0;
  const manque = (vide: boolean, phrase: string) => (essaye && vide ? { error: phrase } : {});
  return (
    <Dialog
      title={TEXTES.declarer}
      isOpen={true}
      onOpenChange={(ouvert) => {
        if (!ouvert) onFermer();
      }}
    >
      <Form
        aria-label={TEXTES.declarer}
        {...(parChamp ? { errors: champs } : { formError: geste.error?.message })}
        onSubmit={(saisie) => {
          setEssaye(true);
          if (sites.length > 0 && portees.length > 0) geste.mutate(saisie);
        }}
      >
        <TextField label={TEXTES.nom} help={TEXTES.nomAide} name="nom" isRequired={true} maxLength={80} />
        <Select
          label={TEXTES.organisation}
          name="organisationId"
          options={organisations.map((organisation) => ({ id: organisation.id, label: organisation.nom }))}
          value={organisationId}
          onChange={(cle) => {
            setOrganisationId(String(cle));
            setSites([]);
          }}
          isRequired={true}
        />
        <CheckboxGroup
          label={TEXTES.sites}
          value={[...sites]}
          onChange={setSites}
          options={offerts.map((site) => ({ value: site.id, label: site.nom }))}
          isRequired={true}
          {...manque(sites.length === 0, TEXTES.sitesVides)}
        />
        <CheckboxGroup
          label={TEXTES.portees}
          value={[...portees]}
          onChange={(valeurs) => setPortees(RESSOURCES_FHIR.filter((type) => valeurs.includes(type)))}
          options={RESSOURCES_FHIR.map((type) => ({ value: type, label: LIBELLE_PORTEE[type] }))}
          isRequired={true}
          {...manque(portees.length === 0, TEXTES.porteesVides)}
        />
        <ChoixCreation valeur={cree} onChange={setCree} />
        <ChoixEcriture valeur={ecriture} onChange={setEcriture} />
        <Stack as="row">
          <Button variant="secondary" onPress={onFermer}>
            {TEXTES.annuler}
          </Button>
          <Button type="submit" isPending={geste.isPending}>
            {TEXTES.declarer}
          </Button>
        </Stack>
      </Form>
    </Dialog>
  );
}

type ClesProps = Pick<Props, 'adresse' | 'onFermer'> & { readonly cles: Cles };

function ClesDuLogiciel({ cles: { identifiant, secret }, adresse, onFermer }: ClesProps) {
  const lignes = [
    [TEXTES.adresse, adresse],
    [TEXTES.identifiant, identifiant],
    [TEXTES.secret, secret],
  ] as const;
  const texte = lignes.map(([nom, valeur]) => `${nom} : ${valeur}`).join('\n');
  return (
    <Dialog
      title={TEXTES.secretTitre}
      isOpen={true}
      onOpenChange={(ouvert) => {
        if (!ouvert) onFermer();
      }}
    >
      <p>{TEXTES.secretAide}</p>
      <dl className={styles.cles}>
        {lignes.map(([nom, valeur]) => (
          <div key={nom}>
            <dt>{nom}</dt>
            <dd>{valeur}</dd>
          </div>
        ))}
      </dl>
      <Stack as="row">
        <Button variant="secondary" onPress={onFermer}>
          {TEXTES.compris}
        </Button>
        <Button onPress={() => void navigator.clipboard.writeText(texte).then(() => showToast(TEXTES.copie))}>
          {TEXTES.copier}
        </Button>
      </Stack>
    </Dialog>
  );
}
