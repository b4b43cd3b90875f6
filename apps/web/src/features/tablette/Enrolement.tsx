import { listerTournees } from '@orapont/contract/tournee';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { call } from '../../kernel/call.ts';
import { useSession } from '../../kernel/moi.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { enrolerCetteTablette } from './enroler.ts';
import { ChampsDuCode, fautesDuCode } from './NouveauCode.tsx';
import styles from './Tablette.module.css';
import { T } from './textes.ts';

/** Once, with a session: this device gets a key of its own and a PIN. */
export function Enrolement() {
  const session = useSession();
  const { search } = useLocation();
  return (
    <div className={styles['seuil']}>
      <Page title={T.enrolerTitre} lead={T.enrolerChapeau} width="reading">
        {search.includes('effacee') && (
          <Banner kind="info" title={T.effacee}>
            {T.effaceeTexte}
          </Banner>
        )}
        {session.data ? (
          <Formulaire />
        ) : (
          !session.isPending && (
            <>
              <p>{T.enrolerSession}</p>
              <div>
                <LinkButton href="/connexion?retour=%2Ftablette">{T.seConnecter}</LinkButton>
              </div>
            </>
          )
        )}
      </Page>
    </div>
  );
}

function Formulaire() {
  const naviguer = useNavigate();
  const [code, setCode] = useState('');
  const [encore, setEncore] = useState('');
  const [site, setSite] = useState<string>();
  const sites = useQuery({
    queryKey: ['tournees'],
    queryFn: ({ signal }) => call(listerTournees, { signal }),
  });
  const [erreurs, setErreurs] = useState<Readonly<Record<string, string>>>({});
  const enrolement = useMutation({
    mutationFn: enrolerCetteTablette,
    onSuccess: () => naviguer('/tablette', { replace: true }),
  });
  const permis = sites.data?.sites.filter(({ emporter }) => emporter) ?? [];
  const choisi = site ?? permis[0]?.id;
  if (sites.isPending) return null;
  if (!choisi) return <Banner kind="info" title={sites.error?.message ?? T.enrolerSites} />;
  return (
    <Form
      aria-label={T.enrolerTitre}
      errors={erreurs}
      formError={enrolement.error?.message}
      onSubmit={(donnees) => {
        const fautes = fautesDuCode({ code, encore });
        setErreurs(fautes);
        if (Object.keys(fautes).length > 0) return;
        const nom = String(donnees.get('nom') ?? '').trim();
        enrolement.mutate({
          nom,
          siteId: choisi,
          siteNom: permis.find(({ id }) => id === choisi)?.nom ?? '',
          pin: code,
        });
      }}
    >
      <TextField label={T.nomTablette} help={T.nomTabletteAide} name="nom" isRequired maxLength={60} />
      {permis.length > 1 && (
        <RadioGroup
          label={T.site}
          layout="cards"
          value={choisi}
          onChange={setSite}
          options={permis.map(({ id, nom }) => ({ value: id, label: nom }))}
        />
      )}
      <ChampsDuCode label={T.codeChoisir} code={code} encore={encore} onCode={setCode} onEncore={setEncore} />
      <Button type="submit" isWide isPending={enrolement.isPending}>
        {T.enroler}
      </Button>
    </Form>
  );
}
