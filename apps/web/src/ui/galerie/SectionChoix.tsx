import { Camera, FileText, Video } from 'lucide-react';
import { Card } from '../Card.tsx';
import { Checkbox } from '../Checkbox.tsx';
import { CheckboxGroup } from '../CheckboxGroup.tsx';
import { FilePicker } from '../FilePicker.tsx';
import { RadioGroup } from '../RadioGroup.tsx';
import { Stack } from '../Stack.tsx';
import { Switch } from '../Switch.tsx';
import { showToast } from '../toasts.ts';
import { Section } from './Section.tsx';

export function SectionChoix() {
  return (
    <Section title="Choix">
      <Card title="Grandes réponses" level={3}>
        <RadioGroup
          label="Que voulez-vous envoyer ?"
          layout="cards"
          defaultValue="photos"
          options={[
            {
              value: 'photos',
              label: 'Des photos',
              help: 'Prises maintenant ou déjà faites',
              icon: <Camera aria-hidden="true" />,
            },
            {
              value: 'video',
              label: 'Une vidéo',
              help: 'Une minute au plus',
              icon: <Video aria-hidden="true" />,
            },
            {
              value: 'texte',
              label: 'Un courrier',
              help: 'Indisponible hors connexion',
              icon: <FileText aria-hidden="true" />,
              isDisabled: true,
            },
          ]}
        />
      </Card>
      <Card title="Réponses courantes" level={3}>
        <Stack as="grid">
          <RadioGroup
            label="Délai"
            isRequired
            defaultValue="semaine"
            options={[
              { value: 'jour', label: 'Aujourd’hui' },
              { value: 'semaine', label: 'Cette semaine', help: 'Réponse sous cinq jours' },
              { value: 'mois', label: 'Ce mois-ci', isDisabled: true },
            ]}
          />
          <RadioGroup
            label="Présence"
            layout="inline"
            error="Répondez par oui ou par non."
            options={[
              { value: 'oui', label: 'Oui' },
              { value: 'non', label: 'Non' },
            ]}
          />
          <CheckboxGroup
            label="Jours possibles"
            help="Plusieurs réponses sont possibles."
            defaultValue={['lundi']}
            options={[
              { value: 'lundi', label: 'Lundi' },
              { value: 'mardi', label: 'Mardi', help: 'Le matin seulement' },
              { value: 'mercredi', label: 'Mercredi', isDisabled: true },
            ]}
          />
          <div>
            <Checkbox label="Tout sélectionner" isIndeterminate />
            <Checkbox label="J’ai lu l’information" isRequired error="Cochez cette case pour continuer." />
            <Switch label="Rappels par message" help="La veille à 18 h" defaultSelected />
            <Switch label="Lecture à voix haute" />
            <Switch label="Réglage verrouillé" isDisabled />
          </div>
        </Stack>
      </Card>
      <FilePicker
        label="Ajouter des images"
        help="JPEG ou PNG, 20 Mo au plus par fichier."
        accept={['image/jpeg', 'image/png']}
        isMultiple
        hasCamera
        onFiles={(files) => showToast(`${files.length} fichier(s) reçu(s)`)}
      />
    </Section>
  );
}
