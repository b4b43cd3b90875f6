import { type CandidatRequisT, chercherRequis } from '@orapont/contract/annuaire';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { call } from '../../kernel/call.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { T } from './textes.ts';

interface Props {
  readonly nom: string;
  readonly erreur: string | undefined;
  readonly onChoisir: (requisId: string, requisSiteId: string | null) => void;
}

/** Who will read the bilans: the consent names him, so he is known before the tablet leaves. */
export function ChoixLecteur({ nom, erreur, onChoisir }: Props) {
  const [saisie, setSaisie] = useState(nom);
  const q = useDeferredValue(saisie.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['annuaire', 'BILAN', q],
    queryFn: ({ signal }) => call(chercherRequis, { query: { nature: 'BILAN', q }, signal }),
    placeholderData: keepPreviousData,
  });
  const options = (data?.requis ?? []).flatMap(lieuxDe);
  return (
    <ComboBox
      label={T.lecteur}
      help={T.lecteurAide}
      error={erreur}
      emptyText={T.lecteurVide}
      isLoading={isFetching}
      options={options}
      inputValue={saisie}
      onInputChange={setSaisie}
      menuTrigger="focus"
      isRequired
      onSelectionChange={(cle) => {
        const [requisId = '', siteId = ''] = String(cle ?? '').split(' ');
        if (requisId) onChoisir(requisId, siteId || null);
        else onChoisir('', null);
        setSaisie(options.find(({ id }) => id === cle)?.label ?? saisie);
      }}
    />
  );
}

/** Someone who works in two places is two choices. */
const lieuxDe = ({ id, nom, prenom, professionLibelle, lieux }: CandidatRequisT) =>
  lieux.map((lieu) => ({
    id: `${id} ${lieu.siteId}`,
    label: `${prenom} ${nom}`.trim(),
    description: `${professionLibelle}, ${lieu.siteNom}`,
  }));
