import { type LigneSante, type Lignes, lignesDe } from '@orapont/domain/sante/donnees';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Stack } from '../ui/Stack.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Rubrique } from './rubriques.ts';
import styles from './Sante.module.css';
import { TEXTES_SANTE as T } from './textes.ts';

export interface LignesSanteProps {
  readonly rubrique: Rubrique;
  readonly value: Lignes;
  readonly onChange: (lignes: Lignes) => void;
  readonly error?: string | undefined;
}

const VIERGE: LigneSante = { libelle: '', code: null, debut: null, fin: null };
const ETATS = (['LIGNES', 'AUCUN_CONNU', 'NON_RENSEIGNE'] as const).map((value) => ({
  value,
  label: T.etatLignes[value],
}));

/** Rows of one kind, or the word that says why there are none. Rows typed come back if one changes one's mind. */
export function LignesSante({ rubrique, value, onChange, error }: LignesSanteProps) {
  const [gardees, setGardees] = useState<readonly LigneSante[]>([VIERGE]);
  const lignes = lignesDe(value);

  function choisir(etat: string) {
    if (etat === 'LIGNES') {
      onChange(gardees);
      return;
    }
    if (lignes.length > 0) setGardees(lignes);
    onChange(etat === 'AUCUN_CONNU' ? 'AUCUN_CONNU' : 'NON_RENSEIGNE');
  }
  const changer = (rang: number, ligne: LigneSante) => onChange(lignes.with(rang, ligne));
  const retirer = (rang: number) => {
    const reste = lignes.toSpliced(rang, 1);
    onChange(reste.length > 0 ? reste : 'NON_RENSEIGNE');
  };

  return (
    <Stack gap="small">
      <RadioGroup
        label={T[rubrique]}
        layout="inline"
        options={ETATS}
        value={typeof value === 'string' ? value : 'LIGNES'}
        onChange={choisir}
        error={error}
      />
      {lignes.length > 0 && (
        <ul className={styles['lignes']}>
          {lignes.map((ligne, rang) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own and keep their order
            <li key={rang} className={styles['ligne']}>
              <TextField
                label={T.libelle[rubrique]}
                value={ligne.libelle}
                onChange={(libelle) => changer(rang, { ...ligne, libelle })}
                maxLength={200}
              />
              {rubrique !== 'allergies' && (
                <div className={styles['dates']}>
                  <DateField
                    label={T.debut}
                    value={ligne.debut ?? ''}
                    onChange={(iso) => changer(rang, { ...ligne, debut: jourOuNul(iso) })}
                  />
                  <DateField
                    label={T.fin}
                    value={ligne.fin ?? ''}
                    onChange={(iso) => changer(rang, { ...ligne, fin: jourOuNul(iso) })}
                  />
                </div>
              )}
              <Button
                variant="quiet"
                icon={<Trash2 aria-hidden="true" />}
                onPress={() => retirer(rang)}
                aria-label={`${T.retirer} ${ligne.libelle}`.trim()}
              >
                {T.retirer}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {lignes.length > 0 && (
        <div>
          <Button
            variant="secondary"
            icon={<Plus aria-hidden="true" />}
            onPress={() => onChange([...lignes, VIERGE])}
          >
            {T.ajouter[rubrique]}
          </Button>
        </div>
      )}
    </Stack>
  );
}

const jourOuNul = (iso: string) => (iso === '' ? null : (iso as NonNullable<LigneSante['debut']>));
