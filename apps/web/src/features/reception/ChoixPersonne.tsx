import { useState } from 'react';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { usePersonnes } from './requetes.ts';
import { enJour, nomDe, TEXTES } from './textes.ts';

/** Someone followed where the reader works, by some letters of the name. */
export function ChoixPersonne({
  onChoisir,
  erreur,
}: {
  readonly onChoisir: (id: string | null) => void;
  readonly erreur: string | undefined;
}) {
  const [choisie, setChoisie] = useState<string | null>(null);
  const [saisi, setSaisi] = useState('');
  const { data = [], isFetching } = usePersonnes(saisi);
  const options = data.map((personne) => ({
    id: personne.id,
    label: nomDe({ ...personne, prenoms: [personne.prenom] }),
    detail: [enJour(personne.dateNaissance), personne.siteNom, personne.chambre].filter(Boolean).join(', '),
  }));
  const choisir = (id: string | null) => {
    setChoisie(id);
    onChoisir(id);
  };
  return (
    <ComboBox
      label={TEXTES.personne}
      help={TEXTES.personneAide}
      inputValue={saisi}
      onInputChange={(texte) => {
        setSaisi(texte);
        if (choisie && !options.some(({ id, label }) => id === choisie && label === texte)) choisir(null);
      }}
      selectedKey={choisie}
      onSelectionChange={(cle) => {
        const option = options.find(({ id }) => id === cle);
        if (!option) return;
        setSaisi(option.label);
        choisir(option.id);
      }}
      isLoading={isFetching}
      emptyText={TEXTES.introuvable}
      options={options}
      {...(erreur ? { error: erreur } : {})}
    />
  );
}
