import { Calendar, House, Inbox, LayoutGrid } from 'lucide-react';
import { useState } from 'react';
import { AppShell } from '../AppShell.tsx';
import { Banner } from '../Banner.tsx';
import { Card } from '../Card.tsx';
import { DisplaySettings } from '../DisplaySettings.tsx';
import { Page } from '../Page.tsx';
import { RadioGroup } from '../RadioGroup.tsx';
import { Stack } from '../Stack.tsx';
import { showToast } from '../toasts.ts';
import { SectionActions } from './SectionActions.tsx';
import { SectionChamps } from './SectionChamps.tsx';
import { SectionChoix } from './SectionChoix.tsx';
import { SectionContenus } from './SectionContenus.tsx';
import { SectionEtats } from './SectionEtats.tsx';

/** Every component in every state: what a screen may be built of, and what the look is judged on. */
export function Galerie() {
  return (
    <AppShell
      homeHref="/galerie"
      nav={NAV}
      person="Camille Durand"
      site="Site des Tilleuls"
      banner={<Banner kind="sandbox" layout="strip" title="les envois restent sur ce poste" />}
      onSignOut={() => showToast('Vous êtes déconnecté')}
    >
      <Page
        title="Galerie des composants"
        lead="Tout ce dont un écran est fait, dans chacun de ses états."
        breadcrumbs={[
          { label: 'Accueil', href: '/' },
          { label: 'Documentation', href: '/galerie' },
        ]}
      >
        <Stack gap="large">
          <Reglages />
          <SectionActions />
          <SectionChamps />
          <SectionChoix />
          <SectionEtats />
          <SectionContenus />
        </Stack>
      </Page>
    </AppShell>
  );
}

const NAV = [
  { href: '/', label: 'Accueil', icon: <House aria-hidden="true" /> },
  {
    href: '/a-faire',
    label: 'À faire',
    icon: <Inbox aria-hidden="true" />,
    count: 4,
    countText: '4 à faire',
  },
  { href: '/agenda', label: 'Agenda', icon: <Calendar aria-hidden="true" /> },
  { href: '/galerie', label: 'Galerie', icon: <LayoutGrid aria-hidden="true" />, isCurrent: true },
];

function Reglages() {
  const [densite, setDensite] = useState(document.documentElement.dataset['densite'] ?? 'normale');
  const [ambiance, setAmbiance] = useState('courante');
  const html = document.documentElement;

  return (
    <Card title="Réglages">
      <Stack as="grid">
        <DisplaySettings />
        <RadioGroup
          label="Densité"
          value={densite}
          onChange={(value) => {
            setDensite(value);
            html.dataset['densite'] = value;
          }}
          options={[
            { value: 'normale', label: 'Normale' },
            { value: 'soin', label: 'Soin', help: 'Grandes cibles, texte de 18 pixels' },
            { value: 'bureau', label: 'Bureau', help: 'Tableaux serrés' },
          ]}
        />
        <RadioGroup
          label="Ambiance"
          value={ambiance}
          onChange={(value) => {
            setAmbiance(value);
            html.dataset['ambiance'] = value;
          }}
          options={[
            { value: 'courante', label: 'Courante' },
            { value: 'lecture', label: 'Lecture', help: 'Gris neutres autour des images' },
          ]}
        />
      </Stack>
    </Card>
  );
}
