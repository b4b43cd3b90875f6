// @vitest-environment jsdom
import type { EtudeRecueT } from '@orapont/contract/imagerie';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ChoixImages, useChoixImages } from './ChoixImages.tsx';

afterEach(cleanup);

type Instance = EtudeRecueT['instances'][number];
const instance = (id: string, plus: Partial<Instance> = {}): Instance => ({
  id,
  serie: 0,
  pile: id,
  etat: 'PRETE',
  modalite: 'IO',
  description: 'Rétro-alvéolaires',
  images: 1,
  texteIncruste: false,
  ...plus,
});

const ETUDE = [
  instance('a'),
  instance('b'),
  instance('c', { serie: 1, pile: 'c', modalite: 'CT', description: 'Coupes' }),
  instance('d', { serie: 1, pile: 'c', modalite: 'CT', description: 'Coupes' }),
  instance('e', { serie: 2, etat: 'ILLISIBLE' }),
];

function Exemple({ instances }: { readonly instances: readonly Instance[] }) {
  const choix = useChoixImages([...instances], true);
  return (
    <>
      <ChoixImages choix={choix} />
      <output>{choix.images?.toSorted().join(' ') ?? 'tout'}</output>
      <p>{choix.tenable ? 'tenable' : 'intenable'}</p>
    </>
  );
}

const choisies = () => document.querySelector('output')?.textContent;
const cocher = (nom: RegExp) => fireEvent.click(screen.getByRole('checkbox', { name: nom }));

test('tout est coché d’abord ; une image, une série ou un examen en coupes se retire et se remet', () => {
  render(<Exemple instances={ETUDE} />);
  expect(choisies()).toBe('tout');
  cocher(/^Image 1$/);
  expect(choisies()).toBe('b c');
  screen.getByText(/^2 sur 3 dans la demande/);
  cocher(/toutes les 2 images/);
  expect(choisies()).toBe('a b c');
  cocher(/toutes les 2 images/);
  cocher(/^Coupes, 2 images$/);
  expect(choisies()).toBe('');
  screen.getByText(/Cochez au moins une image/);
  screen.getByText('intenable');
});

test.each([
  [24, 'tenable'],
  [25, 'intenable'],
])('une demande prend vingt-quatre images : %i, %s', (combien, issue) => {
  render(<Exemple instances={Array.from({ length: combien }, (_, rang) => instance(`i${rang}`))} />);
  screen.getByText(issue);
});
