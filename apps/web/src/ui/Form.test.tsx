// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { DateField } from './DateField.tsx';
import { Form } from './Form.tsx';
import { TextField } from './TextField.tsx';

afterEach(cleanup);

const ERRORS = { objet: 'Écrivez l’objet.', jour: ['Indiquez le jour.'] };

function Exemple({ errors }: { readonly errors?: typeof ERRORS }) {
  return (
    <Form aria-label="Exemple" onSubmit={() => {}} {...(errors ? { errors } : {})}>
      <TextField label="Objet" name="objet" />
      <DateField label="Jour" name="jour" />
    </Form>
  );
}

test('le résumé prend le focus quand des erreurs arrivent, et mène aux champs', () => {
  const { rerender } = render(<Exemple />);
  expect(screen.queryByRole('region')).toBeNull();
  rerender(<Exemple errors={ERRORS} />);
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'À corriger avant de continuer' }));

  fireEvent.click(screen.getByRole('button', { name: 'Écrivez l’objet.' }));
  expect(document.activeElement).toBe(screen.getByLabelText('Objet'));
  fireEvent.click(screen.getByRole('button', { name: 'Indiquez le jour.' }));
  expect(document.activeElement).toBe(screen.getByLabelText('Jour'));
});

test('chaque champ porte sa propre erreur', () => {
  render(<Exemple errors={ERRORS} />);
  expect(screen.getByLabelText('Objet').getAttribute('aria-invalid')).toBe('true');
  expect(describedText('Objet')).toContain('Écrivez l’objet.');
  expect(describedText('Jour')).toContain('Indiquez le jour.');
});

test('quitter un champ corrigé ne déplace pas le bouton sous le pointeur : la remarque attend l’envoi suivant', () => {
  const { rerender } = render(<Exemple errors={ERRORS} />);
  const objet = screen.getByLabelText('Objet');
  fireEvent.change(objet, { target: { value: 'Rappel' } });
  fireEvent.blur(objet);
  expect(describedText('Objet')).toContain('Écrivez l’objet.');
  rerender(<Exemple />);
  expect(describedText('Objet')).not.toContain('Écrivez l’objet.');
});

test('l’envoi donne les valeurs, la date en aaaa-mm-jj', () => {
  const onSubmit = vi.fn();
  render(
    <Form aria-label="Exemple" onSubmit={(data) => onSubmit(Object.fromEntries(data))}>
      <TextField label="Objet" name="objet" defaultValue="Rappel" />
      <DateField label="Jour" name="jour" defaultValue="2026-11-21" />
    </Form>,
  );
  fireEvent.submit(screen.getByRole('form', { name: 'Exemple' }));
  expect(onSubmit).toHaveBeenCalledWith({ objet: 'Rappel', jour: '2026-11-21' });
});

test('une date se tape d’un trait et n’est signalée fausse qu’en quittant le champ', () => {
  const onChange = vi.fn();
  render(<DateField label="Jour" onChange={onChange} max="2026-12-31" />);
  const input = screen.getByLabelText('Jour');
  fireEvent.change(input, { target: { value: '21112026' } });
  expect(onChange).toHaveBeenLastCalledWith('2026-11-21');

  fireEvent.change(input, { target: { value: '31/11/2026' } });
  expect(onChange).toHaveBeenLastCalledWith('');
  expect(describedText('Jour')).not.toContain('n’existe pas');
  fireEvent.focus(input);
  fireEvent.blur(input);
  expect(describedText('Jour')).toContain('n’existe pas');

  fireEvent.change(input, { target: { value: '01/01/2027' } });
  fireEvent.blur(input);
  expect(describedText('Jour')).toContain('31/12/2026');
});

function describedText(label: string): string {
  const ids = screen.getByLabelText(label).getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}
