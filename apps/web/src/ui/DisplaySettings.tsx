import styles from './DisplaySettings.module.css';
import { setPreferences, usePreferences } from './preferences.ts';
import { RadioGroup } from './RadioGroup.tsx';
import { TEXTES } from './textes.ts';

/** Colours, text size and typeface, applied at once and remembered on the device. */
export function DisplaySettings() {
  const { theme, taille, police } = usePreferences();
  return (
    <div className={styles.settings}>
      <RadioGroup
        label={TEXTES.theme}
        value={theme}
        onChange={(theme) => setPreferences({ theme: theme as (typeof THEMES)[number]['value'] })}
        options={THEMES}
      />
      <RadioGroup
        label={TEXTES.taille}
        value={taille}
        onChange={(taille) => setPreferences({ taille: taille as (typeof TAILLES)[number]['value'] })}
        options={TAILLES}
      />
      <RadioGroup
        label={TEXTES.police}
        value={police}
        onChange={(police) => setPreferences({ police: police as (typeof POLICES)[number]['value'] })}
        options={POLICES}
      />
    </div>
  );
}

const THEMES = [
  { value: 'auto', label: TEXTES.themeAuto },
  { value: 'clair', label: TEXTES.themeClair },
  { value: 'sombre', label: TEXTES.themeSombre },
  { value: 'contraste', label: TEXTES.themeContraste },
] as const;

const TAILLES = [
  { value: 'normale', label: TEXTES.tailleNormale },
  { value: 'grande', label: TEXTES.tailleGrande },
  { value: 'tres-grande', label: TEXTES.tailleTresGrande },
] as const;

const POLICES = [
  { value: 'atkinson', label: TEXTES.policeAtkinson },
  { value: 'opendyslexic', label: TEXTES.policeOpendyslexic },
] as const;
