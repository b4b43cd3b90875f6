import { completerLigne, type LigneLueT, noterAdri } from '@orapont/contract/facturation';
import type { DateCivile } from '@orapont/domain/dates';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, ErreurApi } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Form } from '../../ui/Form.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { euros, jour } from './formats.ts';
import { CLE_FACTURATION } from './requetes.ts';
import { TEXTES } from './textes.ts';

/** A billing line: its facts, the call of rights, and what is still missing. */
export function LigneOuverte({ ligne }: { readonly ligne: LigneLueT }) {
  const { requerant, tarif, centimes, quotaPhrase, factureParRpps, executeParRpps, requisRpps, adri } = ligne;
  return (
    <Stack gap="large">
      <DescriptionList
        items={[
          { term: TEXTES.date, definition: jour(ligne.dateActe) },
          { term: TEXTES.montant, definition: euros(centimes) },
          { term: TEXTES.tarif, definition: tarif.source },
          { term: TEXTES.plafond, definition: quotaPhrase },
          { term: TEXTES.facturePar, definition: factureParRpps || TEXTES.absent },
          { term: TEXTES.executePar, definition: executeParRpps || TEXTES.absent },
          { term: TEXTES.numeroRequis, definition: requisRpps || TEXTES.absent },
          {
            term: TEXTES.numeroRequerant,
            definition: requerant ? `${requerant.type} ${requerant.valeur}` : TEXTES.absent,
          },
          { term: TEXTES.transmission, definition: ligne.modeLibelle },
          {
            term: TEXTES.adri,
            definition:
              adri.fait && adri.le ? TEXTES.adriFait(jour(adri.le), adri.resultat) : TEXTES.adriAFaire,
          },
        ]}
      />
      <Card title={TEXTES.adriTitre} level={3}>
        <Adri ligne={ligne} />
      </Card>
      <Card title={TEXTES.donnees} level={3}>
        <Donnees ligne={ligne} />
      </Card>
    </Stack>
  );
}

function useSuite<T>(envoyer: (saisie: T) => Promise<unknown>, dit: string) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: envoyer,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: CLE_FACTURATION });
      showToast(dit);
    },
  });
  const champs = mutation.error instanceof ErreurApi ? mutation.error.champs : {};
  return { mutation, champs };
}

function Adri({ ligne }: { readonly ligne: LigneLueT }) {
  const [le, setLe] = useState<string>(ligne.adri.le ?? '');
  const [resultat, setResultat] = useState(ligne.adri.resultat);
  const { mutation, champs } = useSuite(
    () => call(noterAdri, { params: { id: ligne.id }, body: { le: le as DateCivile, resultat } }),
    TEXTES.adriNote,
  );
  return (
    <Form formError={erreurSeule(mutation.error, champs)} onSubmit={() => mutation.mutate(undefined)}>
      <p>{TEXTES.adriAide}</p>
      <DateField label={TEXTES.adriLe} value={le} onChange={setLe} error={champs['le']} />
      <TextField
        label={TEXTES.adriResultat}
        value={resultat}
        onChange={setResultat}
        error={champs['resultat']}
        maxLength={200}
      />
      <div>
        <Button type="submit" isPending={mutation.isPending}>
          {TEXTES.adriNoter}
        </Button>
      </div>
    </Form>
  );
}

function Donnees({ ligne }: { readonly ligne: LigneLueT }) {
  const { patient, requerant, mode } = ligne;
  const [saisie, setSaisie] = useState({
    nir: patient.nir ?? '',
    ayantDroit: patient.ayantDroit,
    dateNaissance: patient.dateNaissance,
    rangGemellaire: patient.rangGemellaire,
    numeroRequerant: requerant?.valeur ?? '',
    logicielAJour: mode !== 'SESAM_DEGRADE',
  });
  const changer = (champs: Partial<typeof saisie>) => setSaisie((avant) => ({ ...avant, ...champs }));
  const { mutation, champs } = useSuite(
    () => call(completerLigne, { params: { id: ligne.id }, body: saisie }),
    TEXTES.enregistre,
  );
  return (
    <Form formError={erreurSeule(mutation.error, champs)} onSubmit={() => mutation.mutate(undefined)}>
      <TextField
        label={TEXTES.nir}
        help={TEXTES.nirAide}
        value={saisie.nir}
        onChange={(nir) => changer({ nir })}
        error={champs['nir']}
        maxLength={21}
      />
      <Checkbox
        label={TEXTES.ayantDroit}
        isSelected={saisie.ayantDroit}
        onChange={(ayantDroit) => changer({ ayantDroit })}
      />
      {saisie.ayantDroit && (
        <>
          <DateField
            label={TEXTES.naissance}
            value={saisie.dateNaissance ?? ''}
            onChange={(date) => changer({ dateNaissance: date === '' ? null : (date as DateCivile) })}
            error={champs['dateNaissance']}
          />
          <NumberField
            label={TEXTES.jumeau}
            value={saisie.rangGemellaire ?? 1}
            minValue={1}
            maxValue={9}
            onChange={(rang) => changer({ rangGemellaire: Number.isNaN(rang) ? null : rang })}
          />
        </>
      )}
      <TextField
        label={TEXTES.requerantChamp}
        help={TEXTES.requerantAide}
        value={saisie.numeroRequerant}
        onChange={(numeroRequerant) => changer({ numeroRequerant })}
        error={champs['numeroRequerant']}
        maxLength={14}
      />
      <Checkbox
        label={TEXTES.logiciel}
        help={TEXTES.logicielAide}
        isSelected={saisie.logicielAJour}
        onChange={(logicielAJour) => changer({ logicielAJour })}
      />
      <div>
        <Button type="submit" isPending={mutation.isPending}>
          {TEXTES.enregistrer}
        </Button>
      </div>
    </Form>
  );
}

/** A fault that belongs to a field stands beside it and is not said twice. */
const erreurSeule = (erreur: Error | null, champs: Readonly<Record<string, string>>): string | undefined =>
  erreur && Object.keys(champs).length === 0 ? erreur.message : undefined;
