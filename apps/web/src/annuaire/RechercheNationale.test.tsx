// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { RechercheNationale } from './RechercheNationale.tsx';
import { T_NATIONAL as T } from './textes.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const lacombe = {
  rpps: '10999001026',
  nom: 'LACOMBE',
  prenom: 'Étienne',
  professionLibelle: 'Chirurgien-dentiste',
  savoirFaire: [{ code: 'SCD02', libelle: 'Chirurgie orale' }],
  lieux: [{ nom: 'Centre hospitalier du Bassin', codePostal: '34200', ville: 'SETE' }],
  messagerieSecurisee: true,
  connu: null,
};

/** The screen, and the addresses that it asked for. */
function ouvrir(reponse: object): URL[] {
  const demandes: URL[] = [];
  vi.stubGlobal('fetch', async (adresse: string) => {
    demandes.push(new URL(adresse, 'http://localhost'));
    return new Response(JSON.stringify(reponse), { headers: { 'content-type': 'application/json' } });
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RechercheNationale action={({ rpps }) => <span>geste pour {rpps}</span>} />
    </QueryClientProvider>,
  );
  return demandes;
}

function chercher(champs: Readonly<Record<string, string>>): void {
  for (const [libelle, value] of Object.entries(champs))
    fireEvent.change(screen.getByLabelText(libelle), { target: { value } });
  fireEvent.click(screen.getByRole('button', { name: T.chercher }));
}

test('rien ne part sans un nom ni un lieu ; puis nom, spécialité, lieux, boîte et bac à sable se lisent', async () => {
  const demandes = ouvrir({ correspondants: [lacombe], complet: false, bacASable: true, etat: 'A_JOUR' });
  chercher({ [T.nom]: 'l' });
  expect(document.body.textContent).toContain(T.incomplet);
  expect(demandes).toEqual([]);
  chercher({ [T.nom]: '', [T.lieu]: '34' });
  const ligne = await screen.findByRole('listitem');
  for (const mot of [
    'Étienne LACOMBE',
    'Chirurgie orale',
    '34200 SETE',
    T.messagerie,
    'geste pour 10999001026',
  ])
    expect(ligne.textContent).toContain(mot);
  for (const phrase of [T.bacASable, T.suite, T.trouves(1)])
    expect(document.body.textContent).toContain(phrase);
  expect(Object.fromEntries(demandes[0]?.searchParams ?? [])).toEqual({ lieu: '34', profession: '40' });
});

test.each([
  ['COPIE', T.copie],
  ['ABSENT', T.absent],
])('l’annuaire qui ne répond pas, ou qui n’est pas branché, se dit : %s', async (etat, phrase) => {
  ouvrir({ correspondants: [], complet: etat === 'ABSENT', bacASable: false, etat });
  chercher({ [T.nom]: 'lacombe' });
  expect(await screen.findByText(phrase)).toBeTruthy();
});
