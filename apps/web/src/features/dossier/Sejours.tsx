import { ajouterSejour, type DossierT, modifierSejour, type SejourT } from '@orapont/contract/dossier';
import { formaterDate } from '@orapont/domain/dates';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { call } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Select } from '../../ui/Select.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { DialogueSaisie } from './DialogueSaisie.tsx';
import styles from './Dossier.module.css';
import { aujourdHui, CLES } from './requetes.ts';
import { TEXTES as T } from './textes.ts';

type Saisie = {
  readonly id: string;
  readonly nouveau: boolean;
  readonly siteId: string;
  readonly chambre: string;
  readonly du: string;
  readonly au: string;
  readonly remplace: boolean;
};

/** Where the person lived and lives: the relation of care rests on it. */
export function Sejours({ dossier: { id, sejours, sites, droits } }: { readonly dossier: DossierT }) {
  const [saisie, setSaisie] = useState<Saisie>();
  const mien = (siteId: string) => sites.some((site) => site.id === siteId);
  return (
    <Card title={T.sejours}>
      <Stack gap="small">
        <ul className={styles['rangees']}>
          {sejours.map((sejour) => (
            <li key={sejour.id} className={styles['rangee']}>
              <span className={styles['qui']}>
                <span>
                  {sejour.siteNom}
                  {sejour.chambre && ` · ${T.chambre} ${sejour.chambre}`}
                </span>
                <span className={styles['details']}>{periode(sejour)}</span>
              </span>
              {droits.modifier && sejour.enCours && mien(sejour.siteId) && (
                <Button variant="secondary" onPress={() => setSaisie(enSaisie(sejour))}>
                  {T.changerChambre}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {droits.modifier && (
          <div>
            <Button variant="secondary" onPress={() => setSaisie(vierge(sites[0]?.id ?? ''))}>
              {T.demenager}
            </Button>
          </div>
        )}
      </Stack>
      {saisie && (
        <Dialogue
          key={saisie.id}
          dossierId={id}
          initiale={saisie}
          sites={sites}
          fermer={() => setSaisie(undefined)}
        />
      )}
    </Card>
  );
}

const periode = ({ du, au }: SejourT) =>
  au ? T.duAu(formaterDate(du), formaterDate(au)) : `${T.depuisLe} ${formaterDate(du)}`;

const enSaisie = ({ id, siteId, chambre, du, au }: SejourT): Saisie => ({
  id,
  nouveau: false,
  siteId,
  chambre,
  du,
  au: au ?? '',
  remplace: false,
});

const vierge = (siteId: string): Saisie => ({
  id: uuidv7(),
  nouveau: true,
  siteId,
  chambre: '',
  du: aujourdHui(),
  au: '',
  remplace: true,
});

interface DialogueProps {
  readonly dossierId: string;
  readonly initiale: Saisie;
  readonly sites: DossierT['sites'];
  readonly fermer: () => void;
}

const enregistrer = (dossierId: string, { id, siteId, chambre, du, au, nouveau, remplace }: Saisie) =>
  nouveau
    ? call(ajouterSejour, {
        params: { id: dossierId },
        body: { id, siteId, chambre, du: du as SejourT['du'], remplace },
      })
    : call(modifierSejour, {
        params: { id: dossierId, sejourId: id },
        body: { chambre, du: du as SejourT['du'], au: (au || null) as SejourT['au'] },
      });

function Dialogue({ dossierId, initiale, sites, fermer }: DialogueProps) {
  const client = useQueryClient();
  const [saisie, setSaisie] = useState(initiale);
  const envoi = useMutation({
    mutationFn: () => enregistrer(dossierId, saisie),
    onSuccess: async () => {
      showToast(T.enregistre);
      fermer();
      await client.invalidateQueries({ queryKey: CLES.tous });
      await client.invalidateQueries({ queryKey: CLES.dossier(dossierId), exact: true });
    },
  });
  const poser = (morceau: Partial<Saisie>) => setSaisie((avant) => ({ ...avant, ...morceau }));
  return (
    <DialogueSaisie titre={saisie.nouveau ? T.demenager : T.changerChambre} envoi={envoi} fermer={fermer}>
      {saisie.nouveau && (
        <Select
          label={T.site}
          options={sites.map(({ id, nom }) => ({ id, label: nom }))}
          selectedKey={saisie.siteId}
          onSelectionChange={(cle) => poser({ siteId: String(cle) })}
        />
      )}
      <TextField
        label={T.chambre}
        name="chambre"
        value={saisie.chambre}
        onChange={(chambre) => poser({ chambre })}
        maxLength={30}
      />
      <DateField label={T.entree} name="du" value={saisie.du} onChange={(du) => poser({ du })} isRequired />
      {saisie.nouveau ? (
        <Checkbox
          label={T.sejourRemplace}
          isSelected={saisie.remplace}
          onChange={(remplace) => poser({ remplace })}
        />
      ) : (
        <DateField
          label={T.sortie}
          name="au"
          help={T.aideSortie}
          value={saisie.au}
          onChange={(au) => poser({ au })}
        />
      )}
    </DialogueSaisie>
  );
}
