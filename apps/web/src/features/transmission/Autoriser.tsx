import type { ReplyOf } from '@orapont/contract/route';
import type { apercevoirTransmission } from '@orapont/contract/transmission';
import { LIBELLES_CAPACITE } from '@orapont/domain/consentement/capacite';
import { jourParis } from '@orapont/domain/dates';
import { Printer } from 'lucide-react';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Transmission.module.css';
import { TEXTES as T } from './textes.ts';

type Apercu = ReplyOf<typeof apercevoirTransmission>;

/** The fields of the signed paper; the form around reads them. */
export function Autoriser({ apercu, pour }: { readonly apercu: Apercu; readonly pour: string }) {
  const { signataires } = apercu;
  if (signataires.length === 0)
    return (
      <Banner kind="attention" title={T.personneNePeut}>
        {T.personneNePeutAide}
      </Banner>
    );
  return (
    <Stack>
      <TexteASigner apercu={apercu} pour={pour} />
      <div className={styles['ecran']}>
        <Button variant="secondary" icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
          {T.imprimer}
        </Button>
      </div>
      <div className={styles['ecran']}>
        <Stack>
          <RadioGroup
            label={T.qui}
            name="capacite"
            {...(signataires.length === 1 ? { defaultValue: signataires[0] ?? '' } : {})}
            options={signataires.map((value) => ({ value, label: LIBELLES_CAPACITE[value] }))}
          />
          <TextField label={T.nom} name="auteur" isRequired />
          <DateField label={T.date} name="signeeLe" max={jourParis(new Date().toISOString())} isRequired />
          <Checkbox name="garde" value="oui" label={T.garde} />
        </Stack>
      </div>
    </Stack>
  );
}

/** On paper it stands alone, with room for a name and a signature. */
function TexteASigner({ apercu, pour }: { readonly apercu: Apercu; readonly pour: string }) {
  const { texte, identite, dateNaissance, structure } = apercu;
  const [annee, mois, jour] = dateNaissance.split('-');
  return (
    <section className={styles['papier']} aria-label={T.texteASigner}>
      <h3>{texte.titre}</h3>
      <p>
        {identite}, {T.nee(`${jour}/${mois}/${annee}`)}
      </p>
      {texte.corps.split('\n').map((ligne) => (
        <p key={ligne}>{ligne}</p>
      ))}
      <p>{T.de(structure)}</p>
      <p>{T.pour(pour)}</p>
      <p className={styles['discret']}>{T.version(texte.version)}</p>
      <div className={styles['aRemplir']}>
        <p>{T.ligneNom}</p>
        <p>{T.ligneDate}</p>
      </div>
    </section>
  );
}
