// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { DateField } from './DateField.tsx';

afterEach(cleanup);

test.each([
  ['21/11/2026', '2026-11-21'],
  ['30/02/2026', '30/02/2026'],
  ['', ''],
])(
  'une date tapée « %s » part comme « %s » : une date impossible n’est pas une absence de date',
  (tape, envoye) => {
    const { container } = render(<DateField label="Jour" name="jour" />);
    fireEvent.change(screen.getByLabelText('Jour'), { target: { value: tape } });
    expect(container.querySelector<HTMLInputElement>('input[name="jour"]')?.value).toBe(envoye);
  },
);
