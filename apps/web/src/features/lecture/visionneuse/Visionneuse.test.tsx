// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import type { ImageDeLecture } from './modele.ts';
import type { CreerMoteur, EvenementsMoteur } from './moteur.ts';
import type { VisionneuseProps } from './proprietes-visionneuse.ts';
import { Visionneuse } from './Visionneuse.tsx';

afterEach(cleanup);

const image = (id: string, plus: Partial<ImageDeLecture> = {}): ImageDeLecture => ({
  id,
  vue: { code: 'FACE', libelle: `Vue ${id}` },
  urlLecture: `/lecture/${id}`,
  urlOriginal: `/original/${id}`,
  largeur: 400,
  hauteur: 200,
  miroir: false,
  rotation: 0,
  modalite: 'LUMIERE_BLANCHE',
  ...plus,
});

const VUE = { zoom: 2, x: 0.1, y: 0 };

/** An engine that draws nothing and remembers what it was asked. */
function moteurTemoin() {
  const demandes: unknown[] = [];
  const evenements: EvenementsMoteur[] = [];
  const creer: CreerMoteur = (_element, e) => {
    evenements.push(e);
    return {
      ouvrir(img, reglages) {
        demandes.push(['ouvrir', img.id, reglages]);
        e.onEtat('affichee');
        e.onMatrice({ a: 400, b: 0, c: 0, d: 200, e: 0, f: 0 });
      },
      appliquer: (reglages) => demandes.push(['appliquer', reglages]),
      zoomer: (facteur) => demandes.push(['zoomer', facteur]),
      deplacer: (dx, dy) => demandes.push(['deplacer', dx, dy]),
      cadrer: () => demandes.push(['cadrer']),
      vue: () => VUE,
      suivre: (vue) => demandes.push(['suivre', vue]),
      montrer: (point) => demandes.push(['montrer', point]),
      couleur: () => [200, 150, 100],
      detruire: () => {},
    };
  };
  return { demandes, evenements, charger: () => Promise.resolve(creer) };
}

function Essai(props: Partial<VisionneuseProps> & { readonly images: readonly ImageDeLecture[] }) {
  const [active, setActive] = useState(props.images[0]?.id ?? '');
  return <Visionneuse reperes={[]} active={active} onActive={setActive} {...props} />;
}

const vignette = (nom: RegExp) => screen.getByRole('button', { name: nom });
const taper = (key: string, plus = {}) => fireEvent.keyDown(document.body, { key, ...plus });

/** A loaded machine imports the engine in more than the second that is waited by default. */
const quand = (fait: () => void) => vi.waitFor(fait, { timeout: 10_000 });

test('J et K parcourent la planche sans en sortir', async () => {
  const { charger } = moteurTemoin();
  render(<Essai images={[image('a'), image('b')]} chargerMoteur={charger} />);
  await screen.findByRole('application', { name: 'Vue a' });
  taper('j');
  taper('j');
  expect(vignette(/^Vue 2 sur 2/).getAttribute('aria-current')).toBe('true');
  taper('PageUp');
  expect(vignette(/^Vue 1 sur 2/).getAttribute('aria-current')).toBe('true');
});

test('le miroir est redressé et la rotation de la prise appliquée à l’ouverture', async () => {
  const { charger, demandes } = moteurTemoin();
  render(<Essai images={[image('a', { miroir: true, rotation: 270 })]} chargerMoteur={charger} />);
  await quand(() =>
    expect(demandes).toContainEqual([
      'ouvrir',
      'a',
      expect.objectContaining({ retourne: true, rotation: 270 }),
    ]),
  );
  expect(screen.getByText(/miroir redressé/)).toBeTruthy();
});

test('B monte la luminosité, Maj+B la baisse, 0 remet tout', async () => {
  const { charger, demandes } = moteurTemoin();
  render(<Essai images={[image('a')]} chargerMoteur={charger} />);
  await quand(() => expect(demandes.length).toBeGreaterThan(1));
  taper('b');
  taper('b');
  taper('B', { shiftKey: true });
  taper('0');
  expect(demandes).toContainEqual(['cadrer']);
});

test('aucune touche ne part pendant qu’on écrit', async () => {
  const { charger } = moteurTemoin();
  render(
    <>
      <Essai images={[image('a'), image('b')]} chargerMoteur={charger} />
      <textarea aria-label="Conclusion" />
    </>,
  );
  await screen.findByRole('application', { name: 'Vue a' });
  fireEvent.keyDown(screen.getByLabelText('Conclusion'), { key: 'j' });
  expect(vignette(/^Vue 1 sur 2/).getAttribute('aria-current')).toBe('true');
});

test('un repère se pose au clavier, à la place de la mire, en fraction de l’image', async () => {
  const { charger, demandes } = moteurTemoin();
  const onRepere = vi.fn();
  render(<Essai images={[image('a')]} chargerMoteur={charger} onRepere={onRepere} ciblePose="Dent 16" />);
  await quand(() => expect(demandes.length).toBeGreaterThan(0));
  taper('p');
  const cadre = screen.getByRole('application', { name: 'Vue a' });
  fireEvent.keyDown(cadre, { key: 'ArrowRight' });
  fireEvent.keyDown(cadre, { key: 'ArrowDown', shiftKey: true });
  fireEvent.keyDown(cadre, { key: 'Enter' });
  expect(onRepere).toHaveBeenCalledWith({ mediaId: 'a', x: 12 / 400, y: 1 / 200 });
});

test('hors du mode de pose, un clic sur l’image ne pose rien', async () => {
  const { charger, evenements } = moteurTemoin();
  const onRepere = vi.fn();
  render(<Essai images={[image('a')]} chargerMoteur={charger} onRepere={onRepere} ciblePose="Dent 16" />);
  await quand(() => expect(evenements).toHaveLength(1));
  evenements[0]?.onClic({ x: 0.5, y: 0.5 });
  expect(onRepere).not.toHaveBeenCalled();
});

test('les repères de l’image sont aussi une liste de phrases', async () => {
  const { charger } = moteurTemoin();
  render(
    <Essai
      images={[image('a'), image('b')]}
      reperes={[
        { id: 'r1', mediaId: 'b', x: 0, y: 0, libelle: 'Dent 11' },
        { id: 'r2', mediaId: 'a', x: 0.5, y: 0.5, libelle: 'Dent 16, face occlusale\u00a0: lésion' },
      ]}
      chargerMoteur={charger}
    />,
  );
  expect(await screen.findByRole('button', { name: /2\s?Dent 16, face occlusale\s: lésion/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Dent 11/ })).toBeNull();
});

test('une image qui ne vient pas dit quoi faire, et « Réessayer » la redemande', async () => {
  const temoin = moteurTemoin();
  render(<Essai images={[image('a')]} chargerMoteur={temoin.charger} />);
  await quand(() => expect(temoin.evenements).toHaveLength(1));
  act(() => temoin.evenements[0]?.onEtat('erreur'));
  expect(screen.getByRole('alert').textContent).toContain('Votre lecture est conservée');
  fireEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
  await quand(() => expect(temoin.evenements).toHaveLength(2));
});

test('deux images comparées zooment ensemble, sauf déliées par U', async () => {
  const { charger, demandes, evenements } = moteurTemoin();
  render(<Essai images={[image('a'), image('b')]} chargerMoteur={charger} />);
  await screen.findByRole('application', { name: 'Vue a' });
  expect(screen.queryByRole('button', { name: 'Images liées' })).toBeNull();
  taper('x');
  await screen.findByRole('application', { name: 'Vue b' });
  const suivis = () => demandes.filter((demande) => Array.isArray(demande) && demande[0] === 'suivre').length;
  // The second picture opens where the first is looked at.
  await quand(() => expect(JSON.stringify(demandes)).toContain('"ouvrir","b"'));
  const lien = screen.getByRole('button', { name: 'Images liées' });
  expect(lien.getAttribute('aria-pressed')).toBe('true');
  const avant = suivis();
  act(() => evenements[0]?.onVue(VUE));
  expect(suivis()).toBe(avant + 1);
  taper('u');
  expect(lien.getAttribute('aria-pressed')).toBe('false');
  act(() => evenements[0]?.onVue(VUE));
  expect(suivis()).toBe(avant + 1);
  taper('u');
  expect(suivis()).toBe(avant + 2);
});
