import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../styles/ui.css';
import { applyPreferences } from '../preferences.ts';
import { UiRoot } from '../UiRoot.tsx';
import { Galerie } from './Galerie.tsx';

applyPreferences();
const root = document.getElementById('racine');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <UiRoot navigate={(href) => location.assign(href)}>
        <Galerie />
      </UiRoot>
    </StrictMode>,
  );
}
