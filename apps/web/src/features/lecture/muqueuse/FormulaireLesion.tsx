import {
  type LesionMuqueuse,
  LIBELLE_ANCIENNETE_LESION,
  LIBELLE_COULEUR_LESION,
  LIBELLE_SURFACE_LESION,
  OUI_NON_INCONNU,
} from '@orapont/domain/bouche/observation';
import { Trash2 } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Select } from '../../../ui/Select.tsx';
import { ChoixUnique } from '../commun/Choix.tsx';
import styles from './CarteMuqueuse.module.css';
import { TEXTES_MUQUEUSE as T } from './textes.ts';

interface Props {
  readonly rang: number;
  readonly lesion: LesionMuqueuse;
  readonly onChange: (lesion: LesionMuqueuse) => void;
  readonly onRetirer: () => void;
}

/** One lesion: what a picture shows, and what only the hand that held the mouth can say. */
export function FormulaireLesion({ rang, lesion, onChange, onRetirer }: Props) {
  return (
    <fieldset className={styles.lesion}>
      <legend>{T.lesion(rang)}</legend>
      <NumberField
        label={T.taille}
        unit="mm"
        minValue={1}
        maxValue={150}
        value={lesion.tailleMm ?? Number.NaN}
        onChange={(taille) => onChange({ ...lesion, tailleMm: Number.isNaN(taille) ? null : taille })}
      />
      <Liste
        label={T.couleur}
        libelles={LIBELLE_COULEUR_LESION}
        valeur={lesion.couleur}
        onChange={(couleur) => onChange({ ...lesion, couleur })}
      />
      <Liste
        label={T.surface}
        libelles={LIBELLE_SURFACE_LESION}
        valeur={lesion.surface}
        onChange={(surface) => onChange({ ...lesion, surface })}
      />
      <Liste
        label={T.depuis}
        libelles={LIBELLE_ANCIENNETE_LESION}
        valeur={lesion.depuis}
        onChange={(depuis) => onChange({ ...lesion, depuis })}
      />
      <OuiNon
        titre={T.induration}
        valeur={lesion.induration}
        onChange={(induration) => onChange({ ...lesion, induration })}
      />
      <OuiNon
        titre={T.ganglion}
        valeur={lesion.ganglion}
        onChange={(ganglion) => onChange({ ...lesion, ganglion })}
      />
      <Button variant="quiet" icon={<Trash2 aria-hidden="true" />} onPress={onRetirer}>
        {T.retirerLesion}
      </Button>
    </fieldset>
  );
}

function Liste<T extends string>({
  label,
  libelles,
  valeur,
  onChange,
}: {
  readonly label: string;
  readonly libelles: Readonly<Record<T, string>>;
  readonly valeur: T | null;
  readonly onChange: (valeur: T) => void;
}) {
  const options = Object.entries<string>(libelles).map(([id, texte]) => ({ id, label: texte }));
  return (
    <Select
      label={label}
      options={options}
      placeholder={T.nonPrecise}
      value={valeur}
      onChange={(choisie) => onChange(choisie as T)}
    />
  );
}

function OuiNon({
  titre,
  valeur,
  onChange,
}: {
  readonly titre: string;
  readonly valeur: LesionMuqueuse['induration'];
  readonly onChange: (valeur: LesionMuqueuse['induration']) => void;
}) {
  return (
    <ChoixUnique
      titre={titre}
      options={OUI_NON_INCONNU.map((v) => ({ valeur: v, libelle: T.ouiNon[v] }))}
      valeur={valeur}
      onChange={(v) => onChange(v ?? 'INCONNU')}
    />
  );
}
