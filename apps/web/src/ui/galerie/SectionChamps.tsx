import { useState } from 'react';
import { Button } from '../Button.tsx';
import { Card } from '../Card.tsx';
import { ComboBox } from '../ComboBox.tsx';
import { DateField } from '../DateField.tsx';
import { Form } from '../Form.tsx';
import type { FieldErrors } from '../FormErrors.ts';
import { NumberField } from '../NumberField.tsx';
import { SearchField } from '../SearchField.tsx';
import { Select } from '../Select.tsx';
import { Stack } from '../Stack.tsx';
import { TextArea } from '../TextArea.tsx';
import { TextField } from '../TextField.tsx';
import { Section } from './Section.tsx';

const VILLES = [
  { id: '59350', label: 'Lille', detail: 'Nord' },
  { id: '34172', label: 'Montpellier', detail: 'Hérault' },
  { id: '44109', label: 'Nantes', detail: 'Loire-Atlantique' },
  { id: '42218', label: 'Saint-Étienne', detail: 'Loire' },
];

export function SectionChamps() {
  const [search, setSearch] = useState('');
  return (
    <Section title="Champs">
      <Card title="Saisie" level={3}>
        <Stack as="grid">
          <TextField label="Nom" isRequired autoComplete="off" defaultValue="Durand" />
          <TextField label="Courriel" type="email" help="Nous n’y envoyons que des rappels." />
          <TextField
            label="Code postal"
            defaultValue="590"
            error="Un code postal a cinq chiffres, par exemple 59000."
          />
          <TextField label="Référence" isReadOnly defaultValue="2026-000 412" />
          <TextField label="Service" isDisabled defaultValue="Accueil" />
          <NumberField label="Poids" unit="kg" defaultValue={62.5} minValue={0} step={0.5} />
          <DateField label="Date de naissance" defaultValue="1938-02-01" />
          <DateField
            label="Rendez-vous"
            error="Ce jour est férié : choisissez-en un autre."
            defaultValue="2026-12-25"
          />
          <SearchField label="Rechercher" placeholder="Nom, ville…" />
          <SearchField label="Rechercher un dossier" defaultValue="Durand" />
          <Select label="Ville" options={VILLES} isRequired />
          <Select label="Ville choisie" options={VILLES} defaultSelectedKey="44109" />
          <Select label="Ville absente" options={VILLES} error="Choisissez une ville." />
          <ComboBox
            label="Commune"
            help="Tapez les premières lettres, avec ou sans accents."
            options={VILLES.filter(({ label }) => plain(label).includes(plain(search)))}
            inputValue={search}
            onInputChange={setSearch}
          />
          <ComboBox label="Commune (recherche en cours)" options={[]} isLoading />
          <TextArea label="Remarque" help="Quelques mots suffisent." rows={3} />
        </Stack>
      </Card>
      <Formulaire />
    </Section>
  );
}

function Formulaire() {
  const [errors, setErrors] = useState<FieldErrors>({});
  return (
    <Card title="Formulaire avec résumé des erreurs" level={3}>
      <Form aria-label="Exemple" errors={errors} onSubmit={(data) => setErrors(check(data))}>
        <TextField label="Objet" name="objet" isRequired />
        <DateField label="Jour" name="jour" isRequired />
        <Select label="Lieu" name="lieu" options={VILLES} isRequired />
        <Stack as="row">
          <Button type="submit">Envoyer</Button>
        </Stack>
      </Form>
    </Card>
  );
}

const DEMANDES = {
  objet: 'Écrivez l’objet de la demande.',
  jour: 'Indiquez le jour souhaité.',
  lieu: 'Choisissez le lieu.',
};

function check(data: FormData): FieldErrors {
  return Object.fromEntries(Object.entries(DEMANDES).filter(([name]) => !data.get(name)));
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
